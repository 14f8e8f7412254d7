import { lexiconOf } from "./lexicon.ts";
import { type NamedSpan, named, type TaggedSpan } from "./named-span.ts";
import { isCountry } from "./place-names.ts";
import { wordsOf } from "./words.ts";

/** Whether a word is the second half of a German compound that makes the first one an organization: Nordlicht-Chef. */
function isJoined(word: string): boolean {
  return lexiconOf("de").names?.joined.words.test(word) ?? false;
}

/** Whether a word before a hyphen names nothing: US-Präsident. */
export function isGeneral(word: string): boolean {
  return lexiconOf("de").names?.general.words.test(word) ?? false;
}

/** Longer words are no compounds of a name and a role. */
const longestCompound = 100;

/**
 * The organizations, and the countries, to which German text joins a role with a hyphen. What is before the hyphen may be
 * a tagged place.
 */
export function roleCompounds(text: string, tagged: readonly TaggedSpan[]): NamedSpan[] {
  return wordsOf(text).flatMap(({ start: first, text: whole }) => {
    // "Ex-Nordlicht-Chef" was one of Nordlicht.
    const prefix = /^(?:Ex|Vize|Co)-(?=\p{Lu}.*-)/u.exec(whole)?.[0].length ?? 0;
    const [start, word] = [first + prefix, whole.slice(prefix)];
    const hyphen = word.lastIndexOf("-");
    if (hyphen < 2 || word.length > longestCompound || !isJoined(word.slice(hyphen + 1))) return [];
    const name = word.slice(0, hyphen);
    if (!/^[\p{Lu}\p{N}]/u.test(name) || isGeneral(name)) return [];
    const span = { start, end: start + hyphen };
    const isPlace =
      isCountry(name) || tagged.some((tag) => tag.kind === "PLACE" && tag.start === start && tag.end === span.end);
    return [named(span, isPlace ? "PLACE" : "COMPANY", "ROLE")];
  });
}

/** Whether a word is a role or a title, and so no name on its own. */
export function isRoleWord(word: string): boolean {
  return isJoined(word) || titles.has(word.replace(/\.$/, ""));
}

const titles = new Set(
  "Herr Herrn Frau Dr Prof Professor Mr Mrs Ms Sir Lord Lady Sen Rep Gov President Chairman Chairwoman Premier Kanzler Kanzlerin Bürgermeister Bürgermeisterin Trainer Trainerin Autor Autorin Regisseur Regisseurin Schauspieler Schauspielerin Chancellor Mayor Senator Governor Minister Chief CEO CFO COO".split(
    " ",
  ),
);
