import { findableRow } from "../../src/articles/stored-rows.ts";
import type { EntityRow } from "./graph-rows.ts";

/** The properties of the nodes that cypher/entity/name.cypher creates for an entity. */
export function nameNodes({ kind, derived, properties: { degree } }: EntityRow) {
  const { names, words, wordRank: rank, sameAs } = findableRow(derived, degree);
  return {
    names: names.map((name) => ({ ...name, kind })),
    words: words.map(({ start, text }) => ({ start, text, kind, rank, ...prefixes(start) })),
    identifiers: sameAs.map((value) => ({ value })),
  };
}

function prefixes(start: string) {
  const signs = [...start];
  const left = (length: number) => signs.slice(0, length).join("");
  return { prefix1: left(1), prefix2: left(2), prefix3: left(3) };
}
