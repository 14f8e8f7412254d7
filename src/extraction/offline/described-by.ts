import type { Language } from "../language.ts";
import { lexiconOf } from "./lexicon.ts";
import type { SentenceMention } from "./marked-sentence.ts";

/** The shortest noun that may stand for an organization. */
const shortest = 3;
const shortestGerman = 4;
/** How long the first part of a German compound is at most. */
const longestFirstPart = 30;
/** How many nouns of one text are kept. */
const mostNouns = 5_000;

/**
 * The nouns, in lower case, that may stand for an organization later in the text, each with the organizations that it may
 * stand for. They come from the name (Volksbank Heide: bank, volksbank), from before it (the grocery chain Pellworth:
 * chain) and from after it (Finelift, a maker of …: maker).
 */
export function describedBy(
  text: string,
  language: Language,
  mentions: readonly SentenceMention[],
): ReadonlyMap<string, readonly string[]> {
  const { alsoCalled } = lexiconOf(language);
  const found = new Map<string, string[]>();
  const add = (noun: string, ref: string) => {
    if (noun.length < shortest || found.size >= mostNouns) return;
    const refs = found.get(noun);
    if (refs === undefined) found.set(noun, [ref]);
    else if (!refs.includes(ref)) refs.push(ref);
  };
  // A German compound ends with what it is: Privatbrauerei, Klinikkonzern, Lührs-Stiftung.
  const addEnds = (compound: string, ref: string) => {
    for (let at = 0; at <= Math.min(longestFirstPart, compound.length - shortestGerman); at++) {
      const noun = compound.slice(at).toLowerCase();
      add(noun, ref);
      add(noun.replace(/(?:es|s|n)$/, ""), ref);
    }
  };
  for (const { kind, ref, start, end } of mentions) {
    if (kind !== "COMPANY") continue;
    const [, word = ""] = /([\p{L}-]+) $/u.exec(text.slice(Math.max(0, start - 40), start)) ?? [];
    const name = text.slice(start, end);
    for (const { words, nouns } of alsoCalled) if (words.test(name)) for (const noun of nouns) add(noun, ref);
    if (language === "de") {
      const nouns = [...name.split(/[ -]/), ...(/^\p{Lu}/u.test(word) ? [word] : [])];
      for (const noun of nouns) addEnds(noun, ref);
      const [, after = ""] =
        /^, (?:ein|eine|der|die|das) (?:\p{Ll}+ ){0,2}(\p{Lu}[\p{L}-]+)/u.exec(text.slice(end, end + 80)) ?? [];
      addEnds(after, ref);
    } else {
      for (const noun of name.split(" ").slice(1)) add(noun.toLowerCase(), ref);
      if (word !== "") add(word.toLowerCase(), ref);
      const after =
        /^,? (?:is |was |has been )?(?:an?|the) ((?:[\p{L}-]+ ){0,3}?)([\p{Ll}-]+)(?=,| of | in | based| from | that | which |\.)/u.exec(
          text.slice(end, end + 80),
        );
      if (after !== null) add((after[2] as string).toLowerCase(), ref);
    }
  }
  return found;
}
