import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { copyText } from "@/lib/clipboard";
import { Button, type ButtonLook } from "./button";
import { IconButton } from "./icon-button";

interface Props {
  text: string;
  words: { copy: string; copied: string };
  /** Only its picture, where the words would be in the way. */
  small?: boolean;
  look?: ButtonLook;
}

/** How long it says that it is done, in milliseconds. */
const shownMillis = 2000;

/** Puts a text on the clipboard and says so; says nothing where the browser does not allow it. */
export function CopyButton({ text, words, small = false, look = "plain" }: Props) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const end = setTimeout(() => setCopied(false), shownMillis);
    return () => clearTimeout(end);
  }, [copied]);

  const copy = () => {
    copyText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  const icon = copied ? Check : Copy;
  const label = copied ? words.copied : words.copy;
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
        {copied && words.copied}
      </span>
    </>
  );
}
