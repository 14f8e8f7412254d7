import type { Language } from "../language.ts";
import { lexiconOf } from "./lexicon.ts";
import { type NamedSpan, named } from "./named-span.ts";

/** How many words before a name are looked at, at most. */
const mostWords = 4;

/** The rest of a name that consists of several: Odenwald & Sohn. */
const joinedBehind = /^ & (?:\p{Lu}[\p{L}-]+|Söhne|Sons|Daughters|Cie|Co\.?)(?: KG| GmbH| AG)?/u;
const joinedBefore = /(?:^|[\s("„“])(\p{Lu}[\p{L}-]+ & )$/u;

/** A town before what follows it: Kieler, Münchner. */
const townWord = /^\p{Lu}\p{Ll}+er $/u;

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
  for (let count = 0; outside !== undefined && count < mostWords; count++) {
    const words = /^((?:\p{Lu}\p{Ll}+er )?)(\p{Lu}[\p{L}-]* )(?=[\p{Lu}\p{N}])/u.exec(text.slice(start, end));
    const alone = /^(\p{Lu}[\p{L}-]* )(?=[\p{Lu}\p{N}])/u.exec(text.slice(start, end));
    if (alone?.[1] !== undefined && outside.words.test(alone[1].trim())) start += alone[1].length;
    else if (words?.[1] && words[2] !== undefined && outside.words.test(words[2].trim())) start += words[0].length;
    else {
      const town = /^\p{Lu}\p{Ll}+er (?=\p{Lu}[\p{L}-]+ )/u.exec(text.slice(start, end))?.[0];
      const isArticle = /(?:^|\s)(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]em|[Dd]en|[Dd]es|[Bb]eim|[Vv]om|[Zz]um|[Zz]ur) $/u;
      const isTown =
        town !== undefined &&
        townWord.test(town) &&
        span.way === "LEGAL_FORM" &&
        isArticle.test(text.slice(Math.max(0, start - 6), start));
      if (isTown) start += town.length;
      break;
    }
  }
  return start === span.start && end === span.end ? span : named({ start, end }, span.kind, span.way);
}
