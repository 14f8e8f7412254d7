import type { Language } from "../language.ts";
import { isWholeWord } from "../whole-word.ts";
import { type NamedSpan, named } from "./named-span.ts";
import { type Word, wordsOf } from "./words.ts";

/** German nouns that begin the name of an organization: Stiftung Bühne, Landgericht Kiel. */
const first =
  /^(?:\p{Lu}\p{L}*)?(?:[Ss]parkasse|[Vv]olksbank|[Ss]tiftung|[Bb]rauerei|[Dd]ruckerei|[Uu]niversität|[Hh]ochschule|[Ii]nstitut|[Tt]heater|[Ss]chauspiel|[Mm]useum|[Kk]linikum|[Vv]erein|[Vv]erband|[Gg]ewerkschaft|[Gg]ericht|[Ss]tadtwerke|[Pp]artei|[Vv]erlag|[Kk]anzlei|[Kk]ammer|[Ff]onds)$/u;
/** German words that are the name of an organization without another: Umweltministerium. */
const whole = /^\p{Lu}\p{L}+(?:ministerium|kartellamt|verfassungsgericht|rechnungshof|staatsanwaltschaft)$/u;
/** Nouns that end the name of an organization: Morven Foundation, Palmenhof Invest. */
const last: Readonly<Record<Language, RegExp>> = {
  de: /^(?:Holding|Gruppe|Invest|Kapital|Capital|Group|Bank|Versicherung|Airlines|Pharma|Energie|Immobilien|Logistik|Medien|Partner|Stiftung|Verlag)$/,
  en: /^(?:Theatre|Theater|Trust|Foundation|Bank|University|College|Institute|Party|Authority|Agency|Company|Group|Holdings?|Motors|Systems|Partners|Ventures|Capital|Electronics|Foods|Energy|Media|Hotels|Airlines|Airways|Cargo|Freight|Rail|Railways|Securities|Pharmaceuticals|Chemicals|Technologies|Industries|Labs|Laboratories|Studios|Records|Insurance|Oil|Gas|Mining|Steel|Times|Post|Council|Union|Association|Federation|Society|Museum|Hospital|Church|Club)$/,
};

/** English nouns that go on with "of": Port Authority of Lisbon, Ministry of Fisheries. */
const withOf =
  /^(?:Ministry|Department|Authority|Bank|University|College|Institute|Museum|Council|Agency|Association|Federation|Society|Commission|Chamber|Court)$/;

const notInNames = new Set(
  "The A An Der Die Das Den Dem Des Ein Eine And Und Of For With In On At By From But Its His Her Their This That Former Ex New Im Am Bei Von Mit".split(
    " ",
  ),
);
/** How many words before the last noun may belong to the name. */
const mostWords = 4;

/** The organizations that a noun in their name tells. */
export function orgNounSpans(text: string, language: Language): NamedSpan[] {
  const words = wordsOf(text);
  const isJoined = (word: Word, next: Word) => text.slice(word.end, next.start) === " ";
  const isCapital = ({ text: word }: Word) => /^\p{Lu}/u.test(word) && !notInNames.has(word);
  return words.flatMap((word, i) => {
    const next = words[i + 1];
    if (language === "de" && whole.test(word.text) && isWholeWord(text, word))
      return [named(word, "COMPANY", "ORG_NOUN")];
    if (language === "de" && first.test(word.text) && next !== undefined && isJoined(word, next) && isCapital(next))
      return [named({ start: word.start, end: next.end }, "COMPANY", "ORG_NOUN")];
    if (!last[language].test(word.text) && !(language === "en" && withOf.test(word.text))) return [];
    let start = i;
    while (start > 0 && i - start < mostWords) {
      const before = words[start - 1] as Word;
      if (!isCapital(before) || !isJoined(before, words[start] as Word)) break;
      start--;
    }
    const end = endWithOf(text, word) ?? (start === i ? null : word.end);
    return end === null ? [] : [named({ start: (words[start] as Word).start, end }, "COMPANY", "ORG_NOUN")];
  });
}

/** The end of a name that goes on with "of" after a noun; null if it does not. */
function endWithOf(text: string, noun: Word): number | null {
  if (!withOf.test(noun.text)) return null;
  const rest = /^ of (?:the )?\p{Lu}[\p{L}-]+(?: (?:and )?\p{Lu}[\p{L}-]+){0,2}/u.exec(
    text.slice(noun.end, noun.end + 100),
  );
  return rest === null ? null : noun.end + rest[0].length;
}
