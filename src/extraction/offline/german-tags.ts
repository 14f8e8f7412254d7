import type { Span } from "../proposal.ts";
import { isCommonFirstName } from "./gender.ts";
import { lexiconOf } from "./lexicon.ts";
import type { NamedSpan, TaggedSpan } from "./named-span.ts";
import { beginsWithNoun, endsWithNoun } from "./org-nouns.ts";
import { firstWord } from "./words.ts";

/** How much text around a tag is looked at. */
const around = 60;

/** A name of two or three words as persons have it, with the particles of a surname. */
const fullName = /^\p{Lu}[\p{L}'’.-]+(?: (?:von|van|de|der|den|zu|al|\p{Lu}\.))*(?: \p{Lu}[\p{L}'’-]+){1,2}$/u;

/**
 * The tags of a German text, mended where newspapers write as the tagger has not learned: headlines without an end, a
 * role before a person, an organization right before a person, photo credits, and places before an agency.
 */
export function mendedTags(text: string, tagged: readonly TaggedSpan[]): TaggedSpan[] {
  const parts = tagged
    .flatMap((tag) => linesOf(text, tag))
    .flatMap((tag) => partsOf(text, tag))
    .filter((tag) => !isNoName(text, tag) && !isThing(text, tag));
  const people = parts.map((tag) => (isPerson(text, tag) ? { ...tag, kind: "PERSON" as const } : tag));
  const surnames = new Set(
    people.flatMap(({ kind, start, end }) =>
      kind === "PERSON" ? (surname.exec(text.slice(start, end))?.[1] ?? []) : [],
    ),
  );
  return people.map((tag, i) => {
    if (isBetweenPlaces(text, tag, people[i - 1], people[i + 1])) return { ...tag, kind: "PLACE" as const };
    if (tag.kind === "PERSON") return tag;
    if (isPlaceOfArticle(text, tag)) return { ...tag, kind: "PLACE" as const };
    const speaks =
      surnames.has(text.slice(tag.start, tag.end)) && mending().speaker.words.test(leadOf(text, tag.start));
    return speaks ? { ...tag, kind: "PERSON" as const } : tag;
  });
}

const surname = / ([\p{L}'’-]+)$/u;

function mending() {
  const { mending } = lexiconOf("de");
  if (mending === undefined) throw new Error("The lexicon of German does not tell how to mend tags");
  return mending;
}

function leadOf(text: string, start: number): string {
  return text.slice(Math.max(0, start - around), start);
}

/** The parts of a tag in each line: a headline has no full stop, and the tagger goes on to the next line. */
function linesOf(text: string, { start, end, kind }: TaggedSpan): TaggedSpan[] {
  return [...text.slice(start, end).matchAll(/[^\s][^\n]*(?<![\s!?])/g)].map(({ 0: line, index }) => ({
    ...{ start: start + index, end: start + index + line.length, kind },
  }));
}

/** The names in a tag: without what does not belong to it, and one for each of two that were taken for one. */
function partsOf(text: string, tag: TaggedSpan): TaggedSpan[] {
  const { title, goesOn } = mending();
  const name = text.slice(tag.start, tag.end);
  const within = (from: number, to: number, kind = tag.kind): TaggedSpan => ({
    ...{ start: tag.start + from, end: tag.start + to, kind },
  });
  // "Nordlicht verkauft Werke", "Ada Berg ins Rathaus": the name ends before the first word that no name has there.
  const stop = goesOn.words.exec(name)?.index;
  if (stop !== undefined) return partsOf(text, within(0, stop));
  const [role = ""] = title.words.exec(name) ?? [];
  if (role !== "" && fullName.test(name.slice(role.length))) return [within(role.length, name.length, "PERSON")];
  // "TBK Jonas Berg" are two: a club and its player.
  const [short = ""] = /^\p{Lu}[\p{Lu}\p{N}]+ (?=\p{Lu}\p{Ll})/u.exec(name) ?? [];
  const person = name.slice(short.length);
  if (short !== "" && fullName.test(person) && isCommonFirstName(firstWord(person)))
    return [within(0, short.length - 1, "COMPANY"), within(short.length, name.length, "PERSON")];
  // "Hafenwerk von Nordlicht" are two, and "Universität von Nordland" is one.
  const [all, one = ""] = /^(\p{Lu}[\p{L}-]+) von (?=\p{Lu})/u.exec(name) ?? [];
  if (all !== undefined && tag.kind === "COMPANY" && !beginsWithNoun(name))
    return [within(0, one.length), within(all.length, name.length)];
  return [tag];
}

/** Whether a word is none that names something: a day, or what the page of a newspaper has around an article. */
function isNoName(text: string, { start, end }: Span): boolean {
  const { noName, numbered } = mending();
  const name = text.slice(start, end);
  return noName.words.test(name) || (/^ \d/.test(text.slice(end, end + 2)) && numbered.words.test(name));
}

/** Whether a name that is no place is that of a thing, such as a ship or a storm: a noun before it tells. */
function isThing(text: string, { kind, start, end }: TaggedSpan): boolean {
  if (kind === "PLACE") return false;
  const { words } = mending().thing;
  // "Gasterminal Husum" is nobody.
  const [noun = ""] = kind === "PERSON" ? (/^\S+ /.exec(text.slice(start, end)) ?? []) : [];
  return words.test(leadOf(text, start)) || words.test(noun);
}

/** Whether one word stands in a list between two places: "in Kiel, Arnis und Husum". */
function isBetweenPlaces(
  text: string,
  { start, end }: Span,
  before: TaggedSpan | undefined,
  behind: TaggedSpan | undefined,
): boolean {
  if (before?.kind !== "PLACE" || behind?.kind !== "PLACE" || text.slice(start, end).includes(" ")) return false;
  return text.slice(before.end, start) === ", " && /^(?:, | und )$/.test(text.slice(end, behind.start));
}

const singleName = /^\p{Lu}\p{Ll}[\p{L}'’-]+$/u;
const beginsLine = /(?:^|\n)[Vv]on $/;
const endsLine = /^\s*(?:\n|$)/;

/** Whether a name is that of a person, whatever the tagger says: by a role or "Foto:" before it, as author, by its first name. */
function isPerson(text: string, { kind, start, end }: TaggedSpan): boolean {
  const name = text.slice(start, end);
  if (kind === "PERSON" || beginsWithNoun(name) || endsWithNoun(name)) return false;
  const isByline =
    beginsLine.test(text.slice(Math.max(0, start - 6), start)) && endsLine.test(text.slice(end, end + 3));
  if (!fullName.test(name)) return singleName.test(name) && followsRole(text, start);
  if (isByline || followsRole(text, start)) return true;
  const hasFirstName = isCommonFirstName(firstWord(name).split("-")[0] as string);
  return hasFirstName && !mending().ofOrganization.words.test(leadOf(text, start));
}

/** Whether a German role that only persons have stands before a position, or "Foto:". */
export function followsRole(text: string, start: number): boolean {
  return mending().roleOf.words.test(leadOf(text, start));
}

/** Whether a line begins with a name and the agency behind it, or with a name as a sentence: "Husum. Es regnet". */
function isPlaceOfArticle(text: string, { start, end }: Span): boolean {
  if (start > 0 && text[start - 1] !== "\n") return false;
  return mending().atBeginning.words.test(text.slice(end, end + around));
}

/**
 * A name with a legal form, with what the tagger has before it: "Gesellschaft für Seefahrt e.V.", of which the words
 * with capitals right before the legal form are only "Seefahrt".
 */
export function withPurpose(text: string, span: NamedSpan, tagged: readonly TaggedSpan[]): NamedSpan {
  if (span.way !== "LEGAL_FORM") return span;
  const tag = tagged.find(({ kind, start, end }) => kind === "COMPANY" && start < span.start && end >= span.start);
  if (tag === undefined || !purpose.test(text.slice(tag.start, span.start))) return span;
  return { ...span, start: tag.start };
}

const purpose = /\p{L} (?:für|zur|der|des|gegen) (?:\p{Ll}+ )?$/u;
