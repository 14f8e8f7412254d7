import type { EntityKind } from "../../ontology.ts";
import type { Language } from "../language.ts";
import type { Span } from "../proposal.ts";
import { describedBy } from "./described-by.ts";
import type { NamedEntity } from "./entities.ts";
import { type Gender, genderOf } from "./gender.ts";
import { refOf, type SentenceMention } from "./marked-sentence.ts";
import { orgKindOf } from "./org-kind.ts";
import type { Candidate } from "./referring-words.ts";

/** How much attention a sentence leaves to what was named before it. */
const fading = 0.5;
/** What nobody pays attention to any more. */
const forgotten = 0.2;
/** The attention that a name draws as the first of a sentence without a preposition, and else. */
const asSubject = 4;
const elsewhere = 1;
/** How much more attention each further mention draws. */
const again = 0.5;
/** How much more attention the one that is meant has than all others that fit. */
const clearly = 1.5;
/** A text that names at least this many organizations goes on from one to another. */
const several = 5;
/** How far before a reference its name stands at most, in characters: quotes must stay short. */
const furthest = 700;

/** Something that a text speaks of, with the attention that it has. */
interface Attended {
  readonly ref: string;
  readonly kind: EntityKind;
  score: number;
  /** Whether it was ever a subject: what was named only in passing is not "the company". */
  wasSubject: boolean;
  /** Where the text named it last. */
  last: Span;
  lastSentence: number;
}

/** What words stand for, and where the text named it last. */
export interface Referent {
  readonly ref: string;
  readonly kind: EntityKind;
  readonly antecedent: Span;
}

/** Whom and what a text speaks of, up to a place in it: it tells which of them words stand for. */
export class Discourse {
  readonly #descriptions: ReadonlyMap<string, readonly string[]>;
  readonly #genders: Map<string, Gender | undefined>;
  /** The organization that the text names first. */
  readonly #leading: string | undefined;
  /** The organization that the text names most often; none if several are named as often. */
  readonly #mostNamed: string | undefined;
  /** How much more attention an organization draws that the text names first or often. */
  readonly #weights: ReadonlyMap<string, number>;
  /** Public bodies, which draw less attention. */
  readonly #passing: ReadonlySet<string>;
  readonly #attended = new Map<string, Attended>();
  #sentence = -1;

  constructor(
    text: string,
    language: Language,
    entities: readonly Pick<NamedEntity, "kind" | "name" | "mentions">[],
    mentions: readonly SentenceMention[],
  ) {
    const withRefs = entities.map((entity, i) => ({ ...entity, ref: refOf(i) }));
    const companies = withRefs.filter(({ kind }) => kind === "COMPANY");
    const persons = withRefs.filter(({ kind }) => kind === "PERSON");
    this.#passing = new Set(withRefs.flatMap(({ ref, name }) => (orgKindOf(name) === "PUBLIC_BODY" ? [ref] : [])));
    const isNamedFirst = ({ kind, start }: SentenceMention) => kind === "COMPANY" && text[start - 1] !== "(";
    // A court, or the agency of a dateline, begins many a text that is about another.
    const leading = (
      mentions.find((one) => isNamedFirst(one) && !this.#passing.has(one.ref)) ?? mentions.find(isNamedFirst)
    )?.ref;
    const most = Math.max(1, ...companies.map(({ mentions }) => mentions.length));
    this.#descriptions = describedBy(text, language, mentions);
    this.#genders = new Map(persons.map(({ ref, name, mentions }) => [ref, genderOf(text, name, mentions, language)]));
    this.#leading = leading;
    const often = companies.filter(({ mentions }) => mentions.length === most);
    this.#mostNamed = often.length === 1 ? often[0]?.ref : undefined;
    this.#weights = new Map(
      companies.map(({ ref, mentions }) => [ref, 0.5 + (1.5 * mentions.length) / most + (ref === leading ? 2.5 : 0)]),
    );
  }

  /** Whether a noun, in lower case, describes an organization of the text. */
  isDescription(noun: string): boolean {
    return this.#descriptions.has(noun);
  }

  /** Goes on to the next sentence, also to the first. */
  nextSentence(): void {
    this.#sentence++;
    for (const [ref, one] of this.#attended) {
      one.score *= fading;
      // The organization that a text names first is what the text is about, so it is never forgotten.
      if (ref === this.#leading) one.score = Math.max(one.score, elsewhere);
      else if (one.score < forgotten) this.#attended.delete(ref);
    }
  }

  /** Takes note of a name in the sentence. */
  name({ ref, kind, start, end }: SentenceMention, isSubject: boolean): void {
    this.#draw({ ref, kind, antecedent: { start, end } }, isSubject).last = { start, end };
  }

  /** Takes note of words in the sentence that stand for something. */
  refer(candidate: Candidate, { ref, kind }: Referent): void {
    const { start, end, gender, isSubject } = candidate;
    if (gender !== null) this.#genders.set(ref, gender);
    this.#draw({ ref, kind, antecedent: { start, end } }, isSubject);
  }

  #draw({ ref, kind, antecedent }: Referent, isSubject: boolean): Attended {
    const score = isSubject ? asSubject : elsewhere;
    const one = this.#attended.get(ref);
    if (one === undefined) {
      const drawn = { ref, kind, score, wasSubject: isSubject, last: antecedent, lastSentence: this.#sentence };
      this.#attended.set(ref, drawn);
      return drawn;
    }
    one.wasSubject ||= isSubject;
    one.score = Math.max(one.score, score) + again;
    one.lastSentence = this.#sentence;
    return one;
  }

  /**
   * What words stand for; null if nothing clearly fits. `named` is what the sentence names before them, and `last` what the
   * text does.
   */
  meant(candidate: Candidate, named: readonly SentenceMention[], last: SentenceMention | undefined): Referent | null {
    const { kind, means } = candidate;
    if (means === "NEAREST") return last?.kind === kind ? referentOf(last) : null;
    return (means === "OWN" ? this.#onlyOne(candidate, named) : null) ?? this.#mostAttended(candidate);
  }

  /** The only one that fits of those that the sentence names before; null if there is none or several. */
  #onlyOne(candidate: Candidate, named: readonly SentenceMention[]): Referent | null {
    const fitting = named.filter(({ ref, kind }) => kind === candidate.kind && this.#hasGender(ref, candidate));
    const last = fitting.at(-1);
    return last !== undefined && fitting.every(({ ref }) => ref === last.ref) ? referentOf(last) : null;
  }

  /** The one with clearly more attention than all others that fit; null if there is none. */
  #mostAttended(candidate: Candidate): Referent | null {
    const { kind, means, nouns, isGeneral, start, within } = candidate;
    // A noun that describes one organization of the text means that one.
    const described = nouns.flatMap((noun) => this.#descriptions.get(noun) ?? []);
    if (described.length === 0 && !isGeneral) return null;
    const close = [...this.#attended.values()].filter(
      (one) => start - one.last.start <= furthest || (kind === "COMPANY" && one.ref === this.#leading),
    );
    const fitting = close.filter((one) => this.#fits(one, candidate, described));
    const ranked = (fitting.length > 0 ? fitting : this.#namedInPassing(close, candidate))
      .map((one) => ({ ...one, score: this.#scoreFor(one, candidate) }))
      .sort((a, b) => b.score - a.score);
    // The only one that the sentence before names is meant, however little it drew attention.
    const near = ranked.filter(({ lastSentence }) => lastSentence >= this.#sentence - 1);
    const [first, second] = near.length === 1 && (kind === "PERSON" || means === "LAST") ? near : ranked;
    if (first === undefined) return null;
    if (this.#sentence - first.lastSentence > within && (kind === "PERSON" || first.ref !== this.#leading)) return null;
    if (first.score < clearly * (second?.score ?? 0)) return null;
    if (means === "TOPIC" && kind === "COMPANY" && this.#isPassed(first)) return null;
    return { ref: first.ref, kind, antecedent: first.last };
  }

  /**
   * Whether the text has gone on from this organization, the one that it names first. It has if it has named another one
   * since, and names another one at least as often. Only a quarter of the references to such an organization were right.
   */
  #isPassed({ ref, last }: Attended): boolean {
    if (ref !== this.#leading || ref === this.#mostNamed || this.#weights.size < several) return false;
    return [...this.#attended.values()].some((one) => one.kind === "COMPANY" && one.last.start > last.start);
  }

  /** The only organization of which a text speaks, however little attention it drew; none if there are several. */
  #namedInPassing(close: readonly Attended[], { kind, means }: Candidate): readonly Attended[] {
    if (kind !== "COMPANY" || means === "LAST") return [];
    const companies = close.filter((one) => one.kind === kind && !this.#passing.has(one.ref));
    return companies.length === 1 ? companies : [];
  }

  #fits({ ref, kind, wasSubject }: Attended, candidate: Candidate, described: readonly string[]): boolean {
    if (kind !== candidate.kind || !this.#hasGender(ref, candidate)) return false;
    if (described.length > 0) return described.includes(ref);
    return kind !== "COMPANY" || candidate.means === "LAST" || ref === this.#leading || wasSubject;
  }

  #scoreFor({ ref, score }: Attended, { means }: Candidate): number {
    const weight = means === "LAST" ? 1 : (this.#weights.get(ref) ?? 1);
    return score * weight * (this.#passing.has(ref) ? 0.5 : 1);
  }

  /** Whether somebody has the gender that the words tell. Also true if the gender of either is not known. */
  #hasGender(ref: string, { gender }: Candidate): boolean {
    return gender === null || (this.#genders.get(ref) ?? gender) === gender;
  }
}

function referentOf({ ref, kind, start, end }: SentenceMention): Referent {
  return { ref, kind, antecedent: { start, end } };
}
