import { type EntityKind, entityKinds } from "../ontology.ts";
import type { ComparedEntity } from "./compared-entity.ts";
import { namesTell } from "./comparison.ts";
import { hashesOf } from "./hash.ts";
import type { WeightedName } from "./name-comparison.ts";
import { NumberList } from "./number-list.ts";
import type { WordCounts } from "./word-counts.ts";

/** What tells most pairs apart. */
export interface BriefEntity extends Pick<ComparedEntity, "kind" | "country" | "birthYear"> {
  readonly names: readonly WeightedName[];
  readonly hasInitials: boolean;
  readonly hasAcronym: boolean;
  /** The hashes of its ids. */
  readonly ids: readonly number[];
}

/** Above so many pairs of ids, they are compared elsewhere. */
const mostPairsOfIds = 400;

/** False if the comparison of the two would have a lower score. */
export function mayReach(leastScore: number, a: BriefEntity, b: BriefEntity): boolean {
  if ((a.hasAcronym && b.hasInitials) || (a.hasInitials && b.hasAcronym)) return true;
  if (a.ids.length * b.ids.length > mostPairsOfIds || a.ids.some((id) => b.ids.includes(id))) return true;
  return namesTell(a, b, leastScore) >= leastScore;
}

/**
 * What is compared first of entities, in the order in which they were added. They are numbers outside the heap, some 50
 * bytes for each entity. Each word is kept once.
 */
export class BriefEntities {
  readonly #words: WordCounts;
  readonly #numbers = new NumberList();
  readonly #starts = new NumberList();

  /** `words` keeps their words, and how rare they are. */
  constructor(words: WordCounts) {
    this.#words = words;
  }

  push({ kind, country, birthYear, names, sameAs }: ComparedEntity): void {
    const hasInitials = names.some(({ initials }) => initials !== null);
    const hasAcronym = names.some(({ acronym }) => acronym !== null);
    this.#starts.push(this.#numbers.length);
    this.#numbers.push(entityKinds.indexOf(kind));
    this.#pushText(country ?? "");
    this.#pushText(birthYear ?? "");
    this.#numbers.push((hasInitials ? 1 : 0) + (hasAcronym ? 2 : 0));
    this.#pushAll(sameAs, (id) => this.#numbers.push(hashesOf(id)[0]));
    this.#pushAll(names, ({ wordings }) =>
      this.#pushAll(wordings, (words) => this.#pushAll(words, (word) => this.#pushText(word))),
    );
  }

  /** The entity that was added after so many others. There must be one. To be asked when all words are counted. */
  at(entity: number): BriefEntity {
    let place = this.#starts.at(entity);
    const number = () => this.#numbers.at(place++);
    const text = () => this.#words.textOf(number());
    const all = <T>(read: () => T) => {
      const items: T[] = [];
      for (let left = number(); left > 0; left--) items.push(read());
      return items;
    };
    const kind = entityKinds[number()] as EntityKind;
    const [country, birthYear, signs] = [text() || null, text() || null, number()];
    const ids = all(number);
    const wording = () => {
      const numbers = all(number);
      return {
        words: numbers.map((word) => this.#words.textOf(word)),
        weights: numbers.map((word) => this.#words.rarity(kind, word)),
      };
    };
    const names = all(() => ({ wordings: all(wording) }));
    return { kind, country, birthYear, names, ids, hasInitials: (signs & 1) > 0, hasAcronym: (signs & 2) > 0 };
  }

  #pushText(text: string): void {
    this.#numbers.push(this.#words.numberOf(text));
  }

  #pushAll<T>(items: readonly T[], push: (item: T) => void): void {
    this.#numbers.push(items.length);
    for (const item of items) push(item);
  }
}
