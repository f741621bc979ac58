import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";

interface Props {
  label: string;
  /** What is searched for now. */
  value: string;
  /** Called when the typing rests. */
  onSearch: (text: string) => void;
}

const restMillis = 250;

/** A line to search by. Half-typed characters of an input method are not searched for. It hands in no form around it. */
export function SearchField({ label, value, onSearch }: Props) {
  const [text, setText] = useState(value);
  const asked = useRef(value);
  const search = useRef(onSearch);
  search.current = onSearch;

  const [composing, setComposing] = useState(false);
  useEffect(() => {
    if (composing || text.trim() === asked.current) return;
    const rest = setTimeout(() => {
      asked.current = text.trim();
      search.current(asked.current);
    }, restMillis);
    return () => clearTimeout(rest);
  }, [text, composing]);

  // Changed elsewhere: by the browser's back, or by a link that shows all.
  useEffect(() => {
    if (value === asked.current) return;
    asked.current = value;
    setText(value);
  }, [value]);

  return (
    <label className="relative block">
      <span className="sr-only">{label}</span>
      <Search
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-faint"
        aria-hidden="true"
      />
      <input
        type="search"
        value={text}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.preventDefault();
        }}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        className="h-10 w-full rounded-lg border border-edge bg-surface pr-3 pl-9 text-base text-ink placeholder:text-faint sm:text-[0.9375rem]"
      />
    </label>
  );
}
