import type { Language } from "../language.ts";
import type { Span } from "../proposal.ts";
import { isFirstName } from "./gender.ts";
import { lexiconOf } from "./lexicon.ts";
import { type NamedSpan, named, type TaggedSpan } from "./named-span.ts";
import { followsPlaceWord, isCountry } from "./place-names.ts";
import { isRoleWord } from "./role-compounds.ts";
import { withoutRoleOf } from "./roles-in-names.ts";
import { firstWord, hasArticleBefore, isNoPartOfName, placesOf } from "./words.ts";

/** The organizations that a noun before or behind their name tells: the carmaker Alder, Alder, a carmaker. */
export function describedNames(text: string, language: Language, tagged: readonly TaggedSpan[]): NamedSpan[] {
  const tagAt = new Map(tagged.map((tag) => [tag.start, tag]));
  const found: NamedSpan[] = [];
  const { before, behind, defined, dealt, headed, acting, noNames } = lexiconOf(language).described;
  const people = tagged.filter(({ kind }) => kind === "PERSON").map(({ start, end }) => text.slice(start, end));
  const optional = [defined, headed].filter((rule) => rule !== undefined);
  for (const rule of [before, behind, dealt, acting, ...optional])
    for (const match of text.matchAll(rule.words)) {
      const { name2, name3, name4, name: whole = name2 ?? name3 ?? name4 ?? "", unsure: maybe } = match.groups ?? {};
      const isFirst = rule === behind || rule === defined || name2 !== undefined;
      const foundAt = match.index + (isFirst ? match[0].indexOf(whole) : match[0].lastIndexOf(whole));
      const { start } = withoutRoleOf(text, { start: foundAt, end: foundAt + whole.length }, language);
      const name = whole.slice(start - foundAt);
      const tag = tagAt.get(start);
      if (isNoPartOfName(firstWord(name))) continue;
      const isWordAlone = noNames.has(firstWord(name));
      // "The developer Domizil" names it, also where the text has "the Domizil" elsewhere.
      const isSure = rule === before && maybe === undefined && !commonNoun.test(firstWord(name));
      if (tag === undefined && (isWordAlone || (language === "de" && !isSure && isCommonNoun(text, name)))) continue;
      const end = tag === undefined ? start + (language === "de" ? nameAlone(name, noNames) : name).length : tag.end;
      const isPerson = tag?.kind === "PERSON" && text.slice(start, end).includes(" ");
      // "Its competitor Maison Cirier" is none, whatever the tagger says.
      const isOfOne = /(?:[Ii]ts|['’]s) (?:\p{L}+ ){0,2}(?:rival|competitor)/u.test(match[0]);
      if (isPerson && !isOfOne && rule !== acting && (maybe !== undefined || rule !== before)) continue;
      // In "seine Tochter Anna" Anna is a person, and in "die Nordlicht-Tochter Anna" a company.
      if (tag?.kind === "PERSON" && /(?<!-)[Tt]ochter$/.test(maybe ?? "")) continue;
      if (rule === dealt && tag === undefined && !isCoined(name)) continue;
      if (rule === defined && beginners.has(firstWord(name))) continue;
      // "Former Nordlicht chairman", "The chairman": no names.
      if (rule === headed && (tag?.kind === "PLACE" || isRoleWord(firstWord(name)) || beginners.has(firstWord(name))))
        continue;
      // "Bostock, an engineer of the firm" is the Kieran Bostock of the text.
      const isSurname = people.some((person) => person.endsWith(` ${text.slice(start, end)}`));
      if (isSurname && rule === behind) continue;
      if (rule === acting && !mayAct(text, { start, end }, tag, people, language)) continue;
      if (isCountry(text.slice(start, end))) continue;
      if (tag?.kind === "PLACE" && isPlaceElsewhere(text, start, end)) continue;
      found.push(named({ start, end }, "COMPANY", "ORG_NOUN"));
    }
  return found;
}

/** Whether a name before "employs" and the like may name an organization: it is no person's, and no word that often begins a sentence. */
function mayAct(
  text: string,
  { start, end }: Span,
  tag: TaggedSpan | undefined,
  people: readonly string[],
  language: Language,
): boolean {
  const name = text.slice(start, end);
  const words = name.split(" ");
  const first = words[0] as string;
  const isOfPerson = people.some((person) => person !== name && ` ${person} `.includes(` ${name} `));
  if (isOfPerson || isFirstName(first.split("-")[0] as string) || beginners.has(first)) return false;
  if (lexiconOf(language).names?.outside.words.test(first)) return false;
  if (tag?.kind === "PLACE" && !/(?:bei|at|for) $/.test(text.slice(Math.max(0, start - 4), start))) return false;
  // An English sentence begins with a capital whatever its first word is.
  return language === "de" || tag !== undefined || words.length > 1;
}

const beginners = new Set(
  "Der Die Das Den Dem Des Ein Eine Einer Sein Seine Ihr Ihre Sie Er Es Wir Ich Man Heute Früher Damals Später Dort Hier Im In Am An Auf Bei Mit Von Nach Vor Für Zum Zur Kein Keine Dieser Diese Dieses Jeder Beide Alle Viele Wer Was Wo So Nun Jetzt Dann Auch Doch Und Seither Inzwischen Zuletzt Bislang Bisher Weltweit Insgesamt Derzeit Aktuell She He It They We Nobody Everyone Who That This Those These There Today Now Later Under In On For With The A An Its Their His Her Former Ex Then Vice Deputy Acting Interim New Longtime Group Executive Co Both When While After As But And Since".split(
    " ",
  ),
);
/** Whether a word is no word of a language, as FeedWorks or WTC: an acronym, or with a capital inside. */
const isCoined = (name: string) =>
  /^(?:\p{Lu}{3,6}|\p{Lu}\p{Ll}+\p{Lu}\p{L}+)$/u.test(name) && !/^(?:USA|UAE|GDP|Mc\p{Lu}.*|Mac\p{Lu}.*)$/u.test(name);

/** German nouns have capitals, too: of two words, the second belongs to the name if it is no such noun. */
function nameAlone(name: string, noNames: ReadonlySet<string>): string {
  const [first, second] = name.split(" ");
  const isNoun = second === undefined || noNames.has(second) || commonNoun.test(second);
  return isNoun && second !== "&" ? (first as string) : name;
}

/** Ends that many common nouns have, and few names. */
const commonNoun =
  /(?:ung|ungen|heit|keit|schaft|tion|tionen|ität|ismus|enz|anz|ment|nis|stellen|plätze|leute|kräfte|zahlen|preise|kosten|hilfe|geld|klage|anzeige|vertrag|verträge)$/u;
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
