import { setImmediate as nextTurn } from "node:timers/promises";
import type { EntityKind } from "../ontology.ts";
import { BriefEntities, mayReach } from "./brief-entities.ts";
import { type ComparedEntity, type ComparedName, type ComparedRow, comparedEntity } from "./compared-entity.ts";
import { type Comparison, comparisonOf } from "./comparison.ts";
import { KeyBearers } from "./key-bearers.ts";
import { likenessBy } from "./name-comparison.ts";
import { PackedEntities } from "./packed-entities.ts";
import { Partners } from "./partners.ts";
import { WordCounts } from "./word-counts.ts";

/** A word that more entities have proposes no pair by itself. */
export const maxWordBearers = 20;
/** Nor does another key that more entities have. */
export const maxKeyBearers = 50;
/** For so many milliseconds the search may hold the event loop. */
const sliceMs = 10;

/** Two entities that may be one, the smaller id first. */
export interface CandidatePair {
  readonly a: PairEnd;
  readonly b: PairEnd;
  readonly comparison: Comparison;
}

/** What is kept of an entity of a pair. */
export type PairEnd = Pick<ComparedEntity, "id" | "kind" | "degree">;

/**
 * Finds the pairs of entities that are alike by their names and ids. Entities are kept as texts and keys as numbers, both
 * outside the heap, so that a million of them fit.
 */
export class PairSearch {
  readonly #counts = new WordCounts();
  readonly #entities = new PackedEntities();
  readonly #brief = new BriefEntities(this.#counts);
  readonly #words = new KeyBearers(maxWordBearers);
  readonly #otherKeys = new KeyBearers(maxKeyBearers);

  readonly #throwIfOver: () => void;
  #turnEnd = 0;

  /** `throwIfOver` ends the search by what it throws. */
  constructor(throwIfOver: () => void = () => {}) {
    this.#throwIfOver = throwIfOver;
  }

  /** How many entities were added. */
  get size(): number {
    return this.#entities.length;
  }

  /** Entities must be added in the order of their ids. Yields to the event loop. */
  async add(rows: readonly ComparedRow[]): Promise<void> {
    for (const row of rows) {
      this.#addOne(row);
      await this.#yieldIfLong();
    }
  }

  #addOne(row: ComparedRow): void {
    const entity = comparedEntity(row);
    this.#counts.add(row.kind, [row.name, ...row.aliases]);
    const number = this.#entities.push(entity);
    this.#brief.push(entity);
    for (const word of pairingWords(entity)) this.#words.add(word, number);
    for (const key of pairingKeys(entity)) this.#otherKeys.add(key, number);
  }

  /**
   * The pairs that a shared key makes worth comparing, and that are at least so alike by their names and ids, in the order
   * of their ids. Pairs only within a kind. Yields to the event loop. To be asked once.
   */
  async *pairs(leastScore: number): AsyncGenerator<CandidatePair> {
    const partners = new Partners(this.size);
    for (const bearers of [this.#words, this.#otherKeys])
      for (const groups of bearers.groups()) {
        for (const group of groups) partners.addGroup(group);
        await this.#yieldIfLong();
      }
    for (let number = 0; number < this.size; number++) {
      const a = this.#brief.at(number);
      for (const other of partners.after(number)) {
        const b = this.#brief.at(other);
        if (a.kind !== b.kind || !mayReach(leastScore, a, b)) continue;
        const [one, two] = [this.#entities.at(number), this.#entities.at(other)];
        const alike = likenessBy((word) => this.#counts.rarity(a.kind, this.#counts.numberOf(word)));
        const comparison = comparisonOf(one, two, alike);
        if (comparison.score >= leastScore) yield { a: endOf(one), b: endOf(two), comparison };
      }
      await this.#yieldIfLong();
    }
  }

  async #yieldIfLong(): Promise<void> {
    if (performance.now() < this.#turnEnd) return;
    this.#throwIfOver();
    await nextTurn();
    this.#turnEnd = performance.now() + sliceMs;
  }
}

function endOf({ id, kind, degree }: ComparedEntity): PairEnd {
  return { id, kind, degree };
}

function* pairingWords({ kind, names }: ComparedEntity): Generator<string> {
  for (const { wordings } of names)
    for (const words of wordings) for (const word of words) if (word.length > 1) yield `${kind} ${word}`;
}

/** The keys besides words of which two entities must share one to be compared. */
function* pairingKeys({ kind, names, sameAs }: ComparedEntity): Generator<string> {
  for (const id of sameAs) yield `id ${id}`;
  for (const name of names) yield* nameKeys(kind, name);
}

function* nameKeys(kind: EntityKind, { wordings, initials, acronym }: ComparedName): Generator<string> {
  for (const words of wordings) {
    yield `words ${kind} ${[...words].sort().join(" ")}`;
    yield `joined ${kind} ${words.join("")}`;
    yield `spelling ${kind} ${words.map(consonantsOf).sort().join(" ")}`;
    const [first = "", last = ""] = [words[0], words.at(-1)];
    if (kind === "PERSON" && words.length > 1) yield `person ${first[0]} ${last}`;
  }
  if (initials !== null) yield `acronym ${kind} ${initials}`;
  if (acronym !== null) yield `acronym ${kind} ${acronym}`;
}

/**
 * The letters of a word after its first, each once and in alphabetical order, without vowels: what stays of a word if
 * letters are doubled, dropped or swapped, or vowels mistaken. Meier, Mayer and Meyr are mr.
 */
function consonantsOf(word: string): string {
  if (word.length < 4) return word;
  const consonants = word.slice(1).replace(/[aeiouy]/g, "");
  return `${word[0]}${[...new Set(consonants)].sort().join("")}`;
}
