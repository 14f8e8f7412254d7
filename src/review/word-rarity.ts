import { z } from "zod";
import { luceneWords } from "../lookup/lucene-query.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Read } from "../neo4j/driver.ts";
import type { EntityKind } from "../ontology.ts";
import type { ComparedEntity } from "./compared-entity.ts";
import { commonWordNames, type Rarity, rarityOf } from "./name-comparison.ts";

const wordCountRow = z.object({ word: z.string(), names: z.int() });

/** How rare words are among all names of a kind. */
export class WordRarity {
  readonly #rarity = new Map<string, number>();

  /** Reads the rarity of the words of the names of these entities, if it is not known yet. Throws a QueryError. */
  async learn(read: Read, entities: readonly Pick<ComparedEntity, "kind" | "names">[]): Promise<void> {
    const asked = new Map<string, { readonly word: string; readonly lucene: string }>();
    for (const { kind, names } of entities)
      for (const word of names.flatMap(({ wordings }) => wordings.flat())) {
        const counted = `${kind} ${word}`;
        if (!this.#rarity.has(counted)) asked.set(counted, { word: counted, lucene: luceneWords(kind, [word]) });
      }
    if (asked.size === 0) return;
    const params = { words: [...asked.values()], most: commonWordNames };
    for (const { word, names } of await read(cypher("review/word-counts", params, wordCountRow)))
      this.#rarity.set(word, rarityOf(names));
  }

  /** `unknown` is the rarity of a word that was not read. */
  of(kind: EntityKind, unknown: Rarity = () => 1): Rarity {
    return (word) => this.#rarity.get(`${kind} ${word}`) ?? unknown(word);
  }
}
