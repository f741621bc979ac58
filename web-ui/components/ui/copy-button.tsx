import { Check, Copy, X } from "lucide-react";
import { type RefObject, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { copyText } from "@/lib/clipboard";
import { Button, type ButtonLook } from "./button";
import { IconButton } from "./icon-button";

interface Props {
  text: string;
  /** Where the text is to be read, and to be copied by hand. */
  shown: RefObject<HTMLElement | null>;
  /** Only its picture, where the words would be in the way. */
  small?: boolean;
  look?: ButtonLook;
}

const icons = { copy: Copy, copied: Check, failed: X };

/** How long it says that it is done, in milliseconds. */
const shownMillis = 2000;

/** Puts a text on the clipboard and says so. Where the browser does not allow it, it marks the text and says that. */
export function CopyButton({ text, shown, small = false, look = "plain" }: Props) {
  const t = useTranslations("copy");
  const [state, setState] = useState<keyof typeof icons>("copy");
  useEffect(() => {
    if (state !== "copied") return;
    const end = setTimeout(() => setState("copy"), shownMillis);
    return () => clearTimeout(end);
  }, [state]);

  const copy = () => {
    copyText(text).then(
      () => setState("copied"),
      () => {
        setState("failed");
        if (shown.current) getSelection()?.selectAllChildren(shown.current);
      },
    );
  };
  const icon = icons[state];
  const label = t(state);
  return (
    <>
      {small ? (
        <IconButton icon={icon} label={label} onClick={copy} className="size-8" />
      ) : (
        <Button look={look} icon={icon} onClick={copy}>
          {label}
        </Button>
      )}
      <span role="status" className="sr-only">
        {state !== "copy" && label}
      </span>
    </>
  );
}
