import { setImmediate as nextTurn } from "node:timers/promises";
import { searchKeys } from "../name-keys.ts";
import type { EntityKind } from "../ontology.ts";
import type { ComparedEntity, ComparedName } from "./compared-entity.ts";
import { type Comparison, comparisonOf } from "./comparison.ts";
import { rarityOf } from "./name-comparison.ts";

/** A word that more entities have proposes no pair by itself. */
export const maxWordBearers = 20;
/** Nor does another key that more entities have. */
export const maxKeyBearers = 50;
/** For so many milliseconds the search may hold the event loop. */
const sliceMs = 10;

/** Two entities that may be one, the smaller id first. */
export interface CandidatePair {
  readonly a: ComparedEntity;
  readonly b: ComparedEntity;
  readonly comparison: Comparison;
}

/** For each kind, in how many names a word is. */
export class WordCounts {
  readonly #counts = new Map<string, number>();

  /** Counts the words of the keys by which an entity with this name and these aliases is found. */
  add(kind: EntityKind, names: readonly string[]): void {
    for (const key of new Set(names.flatMap((name) => [...searchKeys(name)])))
      for (const word of new Set(key.split(" "))) {
        const counted = `${kind} ${word}`;
        this.#counts.set(counted, (this.#counts.get(counted) ?? 0) + 1);
      }
  }

  rarity(kind: EntityKind): (word: string) => number {
    return (word) => rarityOf(this.#counts.get(`${kind} ${word}`) ?? 0);
  }
}

/**
 * Of entities in the order of their ids, the pairs that a shared key makes worth comparing, and that are at least so alike by their names and ids, in
 * no order. Pairs only within a kind. Yields to the event loop.
 */
export async function* candidatePairs(
  entities: readonly ComparedEntity[],
  counts: WordCounts,
  leastScore: number,
  signal?: AbortSignal,
): AsyncGenerator<CandidatePair> {
  const bearers = new Map<string, number[]>();
  let turnEnd = performance.now() + sliceMs;
  const yieldIfLong = async () => {
    if (performance.now() < turnEnd) return;
    signal?.throwIfAborted();
    await nextTurn();
    turnEnd = performance.now() + sliceMs;
  };
  for (const [i, entity] of entities.entries()) {
    for (const key of pairingKeys(entity)) {
      const known = bearers.get(key);
      if (known === undefined) bearers.set(key, [i]);
      else known.push(i);
    }
    await yieldIfLong();
  }
  for (const [i, a] of entities.entries()) {
    const rarity = counts.rarity(a.kind);
    const partners = new Set<number>();
    for (const key of pairingKeys(a)) {
      const sharing = bearers.get(key) as number[];
      if (sharing.length <= (key.startsWith("word ") ? maxWordBearers : maxKeyBearers))
        for (const j of sharing) if (j > i) partners.add(j);
    }
    for (const j of partners) {
      const b = entities[j] as ComparedEntity;
      if (b.kind !== a.kind) continue;
      const comparison = comparisonOf(a, b, rarity);
      if (comparison.score >= leastScore) yield { a, b, comparison };
    }
    await yieldIfLong();
  }
}

/** The keys of which two entities must share one to be compared. */
function pairingKeys({ kind, names, sameAs }: ComparedEntity): Set<string> {
  const keys = new Set<string>();
  for (const id of sameAs) keys.add(`id ${id}`);
  for (const name of names) for (const key of nameKeys(kind, name)) keys.add(key);
  return keys;
}

function* nameKeys(kind: EntityKind, { wordings, initials, acronym }: ComparedName): Generator<string> {
  for (const words of wordings) {
    yield `words ${kind} ${[...words].sort().join(" ")}`;
    yield `joined ${kind} ${words.join("")}`;
    yield `spelling ${kind} ${words.map(consonantsOf).sort().join(" ")}`;
    for (const word of words) if (word.length > 1) yield `word ${kind} ${word}`;
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
