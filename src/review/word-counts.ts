import { searchKeys } from "../name-keys.ts";
import { type EntityKind, entityKinds } from "../ontology.ts";
import { rarityOf } from "./name-comparison.ts";
import { NumberList } from "./number-list.ts";

/** The words of many names, each kept once and with a number, and for each kind in how many names a word is. */
export class WordCounts {
  readonly #numbers = new Map<string, number>();
  readonly #words: string[] = [];
  /** By the number of the word. A word that has none here is in no name of the kind. */
  readonly #counts = Object.fromEntries(entityKinds.map((kind) => [kind, new NumberList()])) as Record<
    EntityKind,
    NumberList
  >;

  /** Counts the words of the keys by which an entity with this name and these aliases is found. */
  add(kind: EntityKind, names: readonly string[]): void {
    const counts = this.#counts[kind];
    for (const key of new Set(names.flatMap((name) => searchKeys(name))))
      for (const word of new Set(key.split(" "))) {
        const number = this.numberOf(word);
        while (counts.length <= number) counts.push(0);
        counts.set(number, counts.at(number) + 1);
      }
  }

  /** The number of a word. A new word gets the next one. */
  numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.#words.length);
    return this.#words.push(word) - 1;
  }

  /** There must be a word with this number. */
  textOf(number: number): string {
    return this.#words[number] as string;
  }

  /** How rare the word with this number is among the names of a kind. */
  rarity(kind: EntityKind, number: number): number {
    const counts = this.#counts[kind];
    return rarityOf(number < counts.length ? counts.at(number) : 0);
  }
}
