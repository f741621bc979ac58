import { createTranslator } from "use-intl";
import type { Args } from "./api/types";
import { messages } from "./messages";
import type { Locale } from "./preferences";

type Say = (key: string, args?: Args) => string;

/** What an unknown key or a missing argument gives. */
const nothing = "";
const translators = new Map<Locale, Say>();

/** Arguments that are themselves words of the gateway, and where their translations stand. */
const wordArgs: Record<string, string> = {
  stage: "stage",
  what: "input",
  reason: "obstacle",
  code: "failure",
  stop: "stop",
};
/** The argument that is a moment: shown in the reader's language and time zone. */
const momentArg = "at";

/**
 * A sentence that the gateway names by a word, in the reader's language.
 *
 * @param key of the messages, e.g. `failures.video_too_small.cause`
 * @param fallback the gateway's own English, for a word or arguments that only a newer gateway knows
 */
export function sentence(locale: Locale, key: string, args: Args | null, fallback: string): string {
  const say = translator(locale);
  const filled = Object.entries(args ?? {}).map(([name, value]) => {
    if (name === momentArg) return [name, new Date(String(value))];
    const group = wordArgs[name];
    return [name, (group && say(`${group}.${value}`)) || unended(value)];
  });
  return say(key, Object.fromEntries(filled)) || fallback;
}

/** What a program said goes into our sentence, which has its own full stop. */
function unended(value: unknown): unknown {
  return typeof value === "string" ? value.replace(/(?<!\.)\.$/, "") : value;
}

function translator(locale: Locale): Say {
  const known = translators.get(locale);
  if (known) return known;
  const say = createTranslator({
    locale,
    messages: messages[locale],
    onError: () => {},
    getMessageFallback: () => nothing,
  }) as unknown as Say;
  translators.set(locale, say);
  return say;
}
