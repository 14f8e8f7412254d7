import type { Language } from "../language.ts";
import { lexiconOf } from "./lexicon.ts";
import { type NamedSpan, named } from "./named-span.ts";

/** How many words before a name are looked at, at most. */
const mostWords = 4;

/** The rest of a name that consists of several: Odenwald & Sohn. */
const joinedBehind = /^ & (?:\p{Lu}[\p{L}-]+|Söhne|Sons|Daughters|Cie|Co\.?)(?: KG| GmbH| AG)?/u;
const joinedBefore = /(?:^|[\s("„“])(\p{Lu}[\p{L}-]+ & )$/u;

/** A noun before a name, alone or with its town: "Anlagenbauer Nordlicht", "Kieler Anlagenbauer Nordlicht". */
const nounsBefore = [
  /^(?<noun>\p{Lu}[\p{L}-]*) (?=[\p{Lu}\p{N}])/u,
  /^\p{Lu}\p{Ll}+er (?<noun>\p{Lu}[\p{L}-]*) (?=[\p{Lu}\p{N}])/u,
];
/** A town before a name of several words: "Kieler" in "Kieler Nordlicht Werke". */
const townBefore = /^\p{Lu}\p{Ll}+er (?=\p{Lu}[\p{L}-]+ )/u;
const article = /(?:^|\s)(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]em|[Dd]en|[Dd]es|[Bb]eim|[Vv]om|[Zz]um|[Zz]ur) $/u;

/**
 * The name of an organization as German texts give it: without the nouns before it that say what it is, and the town
 * before these ("der Kieler Anlagenbauer Nordlicht GmbH"), and with the whole of a name that is joined by "&".
 */
export function atItsEdges(text: string, span: NamedSpan, language: Language): NamedSpan {
  if (span.kind !== "COMPANY" || span.way === "KNOWN") return span;
  let { start, end } = span;
  end += (joinedBehind.exec(text.slice(end, end + 40)) ?? [""])[0].length;
  start -= (joinedBefore.exec(text.slice(Math.max(0, start - 40), start))?.[1] ?? "").length;
  const { outside } = lexiconOf(language).names ?? {};
  if (outside !== undefined) {
    let length = -1;
    for (let count = 0; length !== 0 && count < mostWords; count++) {
      length = lengthOfNoun(text.slice(start, end), outside.words);
      start += length;
    }
    const isWithArticle = article.test(text.slice(Math.max(0, start - 6), start));
    if (length === 0 && span.way === "LEGAL_FORM" && isWithArticle)
      start += (townBefore.exec(text.slice(start, end)) ?? [""])[0].length;
  }
  return start === span.start && end === span.end ? span : named({ start, end }, span.kind, span.way);
}

/** How long the noun at the beginning of a name is that is no part of it, with its town; 0 if there is none. */
function lengthOfNoun(name: string, outside: RegExp): number {
  for (const shape of nounsBefore) {
    const found = shape.exec(name);
    if (found !== null && outside.test(found.groups?.noun ?? "")) return found[0].length;
  }
  return 0;
}
