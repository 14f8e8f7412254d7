import type { Language } from "../language.ts";
import { lexiconOf } from "./lexicon.ts";
import { type NamedSpan, named, type TaggedSpan } from "./named-span.ts";
import { followsPlaceWord, isCountry } from "./place-names.ts";
import { isRoleWord } from "./role-compounds.ts";
import { hasArticleBefore, placesOf } from "./words.ts";

/** The organizations that a noun before or behind their name tells: the carmaker Alder, Alder, a carmaker. */
export function describedNames(text: string, language: Language, tagged: readonly TaggedSpan[]): NamedSpan[] {
  const tagAt = new Map(tagged.map((tag) => [tag.start, tag]));
  const found: NamedSpan[] = [];
  const { before, behind, dealt, headed, noNames } = lexiconOf(language).described;
  for (const rule of [before, behind, dealt, ...(headed === undefined ? [] : [headed])])
    for (const match of text.matchAll(rule.words)) {
      const { name2, name = name2 ?? "", unsure: maybe } = match.groups ?? {};
      const isFirst = rule === behind || name2 !== undefined;
      const start = match.index + match[0].indexOf(name, isFirst ? 0 : match[0].length - name.length);
      const tag = tagAt.get(start);
      const isWordAlone = noNames.has(name.split(" ")[0] as string);
      if (tag === undefined && (isWordAlone || (language === "de" && isCommonNoun(text, name)))) continue;
      const end = tag === undefined ? start + (language === "de" ? firstWord(name) : name).length : tag.end;
      const isPerson = tag?.kind === "PERSON" && text.slice(start, end).includes(" ");
      // "Its competitor Maison Cirier" is none, whatever the tagger says.
      const isOfOne = /(?:[Ii]ts|['’]s) (?:\p{L}+ ){0,2}(?:rival|competitor)/u.test(match[0]);
      if (isPerson && !isOfOne && (maybe !== undefined || rule !== before)) continue;
      if (tag?.kind === "PERSON" && /[Tt]ochter$/.test(maybe ?? "")) continue;
      if (rule === dealt && tag === undefined) continue;
      // "Former Nordlicht chairman", "The chairman": no names.
      if (rule === headed && (tag?.kind === "PLACE" || isRoleWord(firstWord(name)) || beginners.has(firstWord(name))))
        continue;
      if (isCountry(text.slice(start, end))) continue;
      if (tag?.kind === "PLACE" && isPlaceElsewhere(text, start, end)) continue;
      found.push(named({ start, end }, "COMPANY", "ORG_NOUN"));
    }
  return found;
}

const beginners = new Set(
  "The A An Its Their His Her Former Ex Then Vice Deputy Acting Interim New Longtime Group Executive Co Both When While After As But And Since".split(
    " ",
  ),
);
const firstWord = (name: string) => name.split(" ")[0] as string;
/** How many places of a name are looked at. */
const mostPlaces = 50;

/** Whether a word has an article somewhere in the text, as common nouns have and names hardly. */
function isCommonNoun(text: string, name: string): boolean {
  return [...placesOf(text, firstWord(name), mostPlaces)].some((at) => hasArticleBefore(text, at));
}

const dealtBefore = /(?:[Ss]hares in|stake in|, |of|from|to|at|by|bei|von) $/;

/** Whether the text has the name elsewhere as a place, such as after "in". */
function isPlaceElsewhere(text: string, start: number, end: number): boolean {
  return [...placesOf(text, text.slice(start, end), mostPlaces)].some(
    (at) => at !== start && followsPlaceWord(text, at) && !dealtBefore.test(text.slice(Math.max(0, at - 20), at)),
  );
}
