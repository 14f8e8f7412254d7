import { type EntityKind, entityKinds } from "../../ontology.ts";
import type { Language } from "../language.ts";
import type { Span } from "../proposal.ts";
import { isWholeWord } from "../whole-word.ts";
import { acronymBehind } from "./acronyms.ts";
import { withoutLegalForm } from "./legal-forms.ts";
import { type NamedSpan, named, type Way, ways, withoutOverlap } from "./named-span.ts";
import { beginsWithNoun } from "./org-nouns.ts";
import { followsPlaceWord, isCountry, isWithin, mayBeGenitive, townAdjectives } from "./place-names.ts";
import { hasArticleBefore, isParticle, placesOf } from "./words.ts";

/** Something that a text names, under one or more forms of its name. */
export interface NamedEntity {
  readonly kind: EntityKind;
  /** Its fullest name in the text. */
  readonly name: string;
  /** Other names: an organization without its legal form. Not the surname of a person, which is that of others too. */
  readonly aliases: readonly string[];
  /** In the order of the text. */
  readonly mentions: readonly Span[];
  /** The surest way in which one of its mentions was found. */
  readonly way: Way;
}

/** The most forms of names whose repeats are looked for in one text. */
const mostForms = 1_000;
/** How many places of a word are looked at to tell whether it is a common one. */
const mostPlaces = 50;

const weights: Readonly<Record<Way, number>> = {
  KNOWN: 3,
  LEGAL_FORM: 3,
  ORG_NOUN: 2.5,
  ROLE: 2.5,
  TAGGER: 1,
  REPEAT: 0,
};

interface Form {
  readonly name: string;
  readonly kind: EntityKind;
  readonly spans: NamedSpan[];
}

/**
 * The entities that the spans name, in the order of the text. What the text says once holds for all of it: a form is of
 * the kind that most of its spans have; a surname is the person whose full name stands in the text; "X" is the "X AG" of
 * the text; and a name is one also where it was not tagged.
 */
export function entitiesOf(text: string, spans: readonly NamedSpan[], language: Language): NamedEntity[] {
  const forms = formsOf(text, withoutOverlap(spans), language);
  const groups = groupForms(text, forms);
  const taken = [...forms.values()].flatMap(({ spans }) => spans);
  const repeats = repeatsOf(text, groups, taken, language);
  return groups
    .map(({ kind, forms }, i) => {
      const own = forms.flatMap(({ spans }) => spans);
      const name = (forms[0] as Form).name;
      const short = kind === "COMPANY" ? withoutLegalForm(name) : name;
      const mentions = [...own, ...(repeats.get(i) ?? [])].sort((a, b) => a.start - b.start);
      return {
        kind,
        name,
        aliases: short === name ? [] : [short],
        mentions: mentions.map(({ start, end }) => ({ start, end })),
        way: ways.find((way) => own.some((span) => span.way === way)) ?? "REPEAT",
      };
    })
    .sort((a, b) => (a.mentions[0] as Span).start - (b.mentions[0] as Span).start);
}

/** The spans by the form of the name, without the s of a genitive, each with the kind of most. */
function formsOf(text: string, spans: readonly NamedSpan[], language: Language): Map<string, Form> {
  const written = new Set(spans.map(({ start, end }) => text.slice(start, end)));
  const byName = new Map<string, NamedSpan[]>();
  for (const found of spans) {
    const span = found.way === "LEGAL_FORM" ? withoutNounBefore(text, found, written) : found;
    const whole = text.slice(span.start, span.end);
    const name = nominative(whole, span, text, written, language);
    const list = byName.get(name);
    const cut = { ...span, end: span.start + name.length };
    if (list === undefined) byName.set(name, [cut]);
    else list.push(cut);
  }
  const forms = new Map(
    [...byName].map(([name, list]) => [name, { name, kind: kindOfMost(list), spans: list } satisfies Form]),
  );
  // Nobody is "in Kendal" but a place, if no full name in the text has this part.
  const parts = new Set([...forms.values()].flatMap(({ name }) => (name.includes(" ") ? name.split(" ") : [])));
  for (const form of forms.values()) {
    const isUnsure = form.spans.every(({ way }) => way === "TAGGER") && !form.name.includes(" ");
    if (form.kind === "COMPANY" && isUnsure && form.spans.some(({ start }) => isWithin(text, start)))
      forms.set(form.name, { ...form, kind: "PLACE" });
    if (form.kind === "PERSON" && !form.name.includes(" ") && !parts.has(form.name))
      if (form.spans.every(({ start, way }) => way === "TAGGER" && isWithin(text, start)))
        forms.set(form.name, { ...form, kind: "PLACE" });
  }
  return forms;
}

/** "Reederei Hafenkontor GmbH" is "Hafenkontor GmbH" if the text also names "Hafenkontor". */
function withoutNounBefore(text: string, span: NamedSpan, written: ReadonlySet<string>): NamedSpan {
  const short = withoutLegalForm(text.slice(span.start, span.end));
  for (let space = short.indexOf(" "); space !== -1; space = short.indexOf(" ", space + 1))
    if (written.has(short.slice(space + 1))) return { ...span, start: span.start + space + 1 };
  return span;
}

function kindOfMost(spans: readonly NamedSpan[]): EntityKind {
  const weightOf = (kind: EntityKind) => {
    const ofKind = spans.filter((span) => span.kind === kind);
    // The tagger takes the same name for the same again: many of its tags weigh no more than two.
    const tagged = Math.min(2, ofKind.filter(({ way }) => way === "TAGGER").length);
    return ofKind.reduce((sum, { way }) => sum + (way === "TAGGER" ? 0 : weights[way]), tagged);
  };
  return entityKinds.reduce((best, kind) => (weightOf(kind) > weightOf(best) ? kind : best));
}

/** The name without the s of a genitive, if it has one. */
function nominative(
  name: string,
  span: NamedSpan,
  text: string,
  written: ReadonlySet<string>,
  language: Language,
): string {
  const apostrophe = /^(.*[^\s])['’]s?$/u.exec(name);
  if (apostrophe !== null) return apostrophe[1] as string;
  if (!name.endsWith("s") || span.way === "KNOWN") return name;
  const base = name.slice(0, -1);
  if (written.has(base)) return base;
  // Before a noun, or an adjective and a noun, the name of a place stands in the genitive: Pekings neue Führung.
  const isBeforeNoun = /^ (?:\p{Ll}+e[nrs]? )?\p{Lu}\p{Ll}/u.test(text.slice(span.end, span.end + 40));
  return language === "de" && span.kind === "PLACE" && isBeforeNoun && mayBeGenitive(name) ? base : name;
}

interface Group {
  readonly kind: EntityKind;
  /** The fullest name first. */
  readonly forms: readonly Form[];
}

/** The forms that name the same: full names with surnames, names with and without a legal form. */
function groupForms(text: string, forms: ReadonlyMap<string, Form>): Group[] {
  const fullest = new Map<string, Form>();
  for (const form of forms.values()) {
    if (form.kind === "COMPANY") {
      const key = keyOf(form.name);
      const other = fullest.get(key);
      if (other === undefined || isFuller(form.name, other.name)) fullest.set(key, form);
    }
  }
  // "Kessler" is the "Kessler Chemicals" of the text, unless two of its organizations begin so, or it is known as itself.
  const byFirstWord = new Map<string, Form | null>();
  for (const form of forms.values()) {
    const [word, second] = withoutLegalForm(form.name).split(" ");
    if (form.kind !== "COMPANY" || word === undefined || second === undefined || word.length < 4) continue;
    if (isAnother(text, word, forms.get(word), form)) continue;
    byFirstWord.set(word, byFirstWord.has(word) ? null : form);
  }
  // "Adler" is the "Brauerei Adler" of the text, and "Talstadt" its "FC Talstadt".
  const byRest = new Map<string, Form | null>();
  for (const form of forms.values()) {
    const rest = form.name.slice(form.name.indexOf(" ") + 1);
    const isNoun = form.kind === "COMPANY" && beginsWithNoun(form.name);
    if (isNoun && rest.length > 3 && rest !== form.name) byRest.set(rest, byRest.has(rest) ? null : form);
  }
  // "ECB" is the "European Central Bank (ECB)" of the text, also before it.
  const byAcronym = new Map<string, Form>();
  for (const form of forms.values()) {
    const acronym = form.kind === "COMPANY" ? acronymBehind(text, form.name, form.spans) : null;
    if (acronym !== null && !isKnown(forms.get(acronym))) byAcronym.set(acronym, form);
  }
  // "Adler" may be the "Brauerei Adler" of the text, and no person of this surname.
  const lastWords = new Set(
    [...forms.values()].flatMap(({ kind, name, spans }) =>
      kind === "COMPANY" && spans.some(({ way }) => way === "ORG_NOUN") ? (name.split(" ").at(-1) ?? []) : [],
    ),
  );
  const persons = [...forms.values()].filter(({ kind, name }) => kind === "PERSON" && name.includes(" "));
  const byPart = new Map<string, Form[]>();
  for (const person of persons)
    for (const part of partsOf(person.name)) byPart.set(part, [...(byPart.get(part) ?? []), person]);
  const groups = new Map<Form, Form[]>();
  for (const form of forms.values()) {
    const owner = ownerOf(form) ?? form;
    const list = groups.get(owner);
    if (list === undefined) groups.set(owner, owner === form ? [form] : [owner, form]);
    else if (form !== owner) list.push(form);
  }
  return [...groups].map(([owner, list]) => ({ kind: owner.kind, forms: list }));

  function mayBeOrganization({ kind, name, spans }: Form): boolean {
    const isPlaceAt = kind === "PLACE" ? followsPlaceWord : isWithin;
    const at = (start: number) =>
      isPlaceAt(text, start) && !/(?:^| )(?:at|bei) $/.test(text.slice(Math.max(0, start - 4), start));
    return kind !== "COMPANY" && !isCountry(name) && !spans.some(({ start }) => at(start));
  }

  function ownerOf(form: Form): Form | null {
    const abbreviated = byAcronym.get(form.name);
    if (abbreviated !== undefined) return abbreviated;
    const asCompany = fullest.get(keyOf(form.name));
    if (form.kind === "COMPANY") {
      if (asCompany !== undefined && asCompany !== form) return asCompany;
      return byFirstWord.get(form.name) ?? byRest.get(form.name) ?? asCompany ?? null;
    }
    const full = byPart.get(form.name) ?? [];
    if (isKnown(form)) return null;
    // Only the tagger takes "Kessler" for a person, if the text has no other name of one.
    if (full.length === 0) return asCompany ?? (mayBeOrganization(form) ? (byFirstWord.get(form.name) ?? null) : null);
    if (asCompany !== undefined || lastWords.has(form.name)) return null;
    // Two persons of one surname: the one who was named last before.
    const first = Math.min(...form.spans.map(({ start }) => start));
    const lastBefore = (person: Form) =>
      Math.max(-1, ...person.spans.map(({ start }) => start).filter((at) => at < first));
    return full.reduce((best, person) => (lastBefore(person) > lastBefore(best) ? person : best));
  }
}

/** What forms of the name of one organization share: "Nordische Werft AG", "Nordischen Werft", "Nordische-Werft" before "-Chef". */
function keyOf(name: string): string {
  return basicForm(withoutLegalForm(name));
}

function basicForm(name: string): string {
  return name.replace(/^(\p{Lu}\p{Ll}{2,}e)(?:[nrs]? |-)(?=\p{Lu})/u, "$1 ");
}

/** Whether a form of a name says more than another, or the same in its basic form. */
function isFuller(name: string, other: string): boolean {
  const [length, ofOther] = [basicForm(name).length, basicForm(other).length];
  return length > ofOther || (length === ofOther && name === basicForm(name) && other !== basicForm(other));
}

function isKnown(form: Form | undefined): boolean {
  return form?.spans.some(({ way }) => way === "KNOWN") ?? false;
}

/**
 * Whether the first word of a name is another organization, as Alibaba is beside Alibaba Cloud: the graph knows it, or
 * the text names it twice before the longer name. A short form comes after the full name, except in a headline.
 */
function isAnother(text: string, word: string, form: Form | undefined, longer: Form): boolean {
  const first = Math.min(...longer.spans.map(({ start }) => start));
  const before = [...placesOf(text.slice(0, first), word, mostPlaces)].filter((at) =>
    isWholeWord(text, { start: at, end: at + word.length }),
  );
  return isKnown(form) || before.length > 1;
}

/** The names under which a text may go on to speak of a person: the surname, with its particles and without, the first name. */
function partsOf(name: string): string[] {
  const words = name.split(" ");
  const last = words.at(-1) as string;
  const particle = words.findIndex((word, i) => i > 0 && isParticle(word));
  const surname = particle > 0 ? words.slice(particle).join(" ") : last;
  return [...new Set([surname, last, words[0] as string])].filter((part) => part !== name && part.length > 1);
}

/** Words that begin many names, and are none alone. */
const general = new Set(
  "First Second United National American British German French Swiss Royal New North South East West Northern Southern Eastern Western Central General International Global World European Bank Port Ministry Department University College Institute Museum City State Federal Public Trade Workers Free Green Blue Red Black White Silver Golden Grand Great Old Big Little Saint Landgericht Amtsgericht Oberlandesgericht Museum Universität Hochschule Stiftung Deutsche Neue Erste Freie Bund Verein Verband Institut Theater Liste Gewerkschaft Partei Kaufhaus Warenhaus Hotel Klinikum".split(
    " ",
  ),
);

/** The first word of a name, by which a text may go on to speak of an organization: Osprey of Osprey Group; else null. */
function shortName(name: string): string | null {
  const [first, second] = name.split(" ");
  if (first === undefined || second === undefined || first.length < 4 || general.has(first)) return null;
  return /^\p{Lu}\p{Ll}+$/u.test(first) && !isCountry(first) && /^[\p{Lu}&]/u.test(second) ? first : null;
}

/** Whether the text also has the word in lower case, or with an article, as common nouns are. */
function isCommonWord(text: string, word: string): boolean {
  if (text.includes(` ${word.toLowerCase()}`)) return true;
  const follows = (at: number) => text.slice(at + word.length, at + word.length + 3);
  return [...placesOf(text, word, mostPlaces)].some(
    (at) => hasArticleBefore(text, at) && !/^[- ]\p{Lu}/u.test(follows(at)),
  );
}

/** More places of the names of each group: where the text repeats them, and was not tagged. */
function repeatsOf(
  text: string,
  groups: readonly Group[],
  taken: readonly Span[],
  language: Language,
): Map<number, Span[]> {
  const owners = new Map<string, { readonly group: number; readonly part: "SURNAME" | "FIRST" | null } | null>();
  const add = (name: string, group: number, part: "SURNAME" | "FIRST" | null) => {
    if (name.length < 2 || owners.size >= mostForms) return;
    const owner = owners.get(name);
    // A part of two names is a repeat of neither.
    if (owner === undefined) owners.set(name, { group, part });
    else if (owner?.group !== group) owners.set(name, null);
  };
  const names = new Map(groups.map(({ forms }) => [forms[0]?.name, forms[0]]));
  for (const [i, { kind, forms }] of groups.entries()) {
    for (const { name } of forms) add(name, i, null);
    const form = forms[0] as Form;
    const { name } = form;
    if (kind === "COMPANY") {
      add(withoutLegalForm(name), i, null);
      const acronym = acronymBehind(text, name, form.spans);
      if (acronym !== null) add(acronym, i, null);
      const first = shortName(withoutLegalForm(name));
      if (first !== null && !isCommonWord(text, first) && !isAnother(text, first, names.get(first), form))
        add(first, i, "FIRST");
    }
    if (kind === "PLACE" && language === "de") for (const adjective of townAdjectives(name)) add(adjective, i, null);
    if (kind === "PERSON") {
      const surname = partsOf(name)[0] ?? name;
      add(surname, i, "SURNAME");
      // A sentence begins with a capital: Van der Meulen.
      add(surname.charAt(0).toUpperCase() + surname.slice(1), i, "SURNAME");
    }
  }
  const found: (NamedSpan & { readonly group: number })[] = [];
  for (const [name, owner] of owners) {
    if (owner === null) continue;
    const { kind } = groups[owner.group] as Group;
    for (const at of placesOf(text, name)) {
      const span = { start: at, end: at + name.length };
      // "der Berg" is no person of this name.
      if (!isWholeWord(text, span) || (owner.part === "SURNAME" && hasArticleBefore(text, at))) continue;
      // The harbor of Brigg is not that of "Brigg Trawlers".
      if (owner.part === "FIRST" && /(?:^| )(?:in|im|aus|nach|near|of) $/.test(text.slice(Math.max(0, at - 6), at)))
        continue;
      found.push({ ...named(span, kind, "REPEAT"), group: owner.group });
    }
  }
  const before = taken.map((span) => ({ ...span, way: "KNOWN" as const, group: -1 }));
  const repeats = new Map<number, Span[]>();
  for (const { group, start, end } of withoutOverlap([...before, ...found]))
    if (group !== -1) repeats.set(group, [...(repeats.get(group) ?? []), { start, end }]);
  return repeats;
}
