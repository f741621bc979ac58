import { createTranslator } from "use-intl";
import type { Args } from "./api/types";
import { messages } from "./messages";
import type { Locale } from "./preferences";

type Say = (key: string, args?: Args) => string;

/** What an unknown key or a missing argument gives. */
const nothing = "";

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
type Sentence = (locale: Locale, key: string, args: Args | null, fallback: string) => string;

/** Makes sentences out of these words. */
export function sentences(words: Record<Locale, object>): Sentence {
  const translators = new Map<Locale, Say>();
  return (locale, key, args, fallback) => {
    const say = translators.get(locale) ?? translator(locale, words[locale]);
    translators.set(locale, say);
    const filled = Object.entries(args ?? {}).map(([name, value]) => {
      if (name === momentArg) return [name, new Date(String(value))];
      const group = wordArgs[name];
      return [name, (group && say(`${group}.${value}`)) || unended(value)];
    });
    return say(key, Object.fromEntries(filled)) || fallback;
  };
}

export const sentence = sentences(messages);

/** What a program said goes into our sentence, which has its own full stop. */
function unended(value: unknown): unknown {
  return typeof value === "string" ? value.replace(/(?<!\.)\.$/, "") : value;
}

function translator(locale: Locale, words: object): Say {
  return createTranslator({
    locale,
    messages: words,
    onError: () => {},
    getMessageFallback: () => nothing,
  }) as unknown as Say;
}
