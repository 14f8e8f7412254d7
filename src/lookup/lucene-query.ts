import type { EntityKind } from "../ontology.ts";

const maxWords = 12;

/**
 * A Lucene query for names with all words of one of the keys, where each may be the beginning of a word or a similar
 * word: one edit from five letters on, two from nine. Null if there is nothing to search for. No character of the keys is
 * read as Lucene's syntax.
 */
export function luceneQuery(keys: readonly string[], kinds: readonly EntityKind[]): string | null {
  if (keys.length === 0 || kinds.length === 0) return null;
  const wordings = keys.map((key) => {
    const words = key.split(" ").slice(0, maxWords).map(escaped);
    return `(${words.map((word) => `+key:(${spelledLike(word).join(" ")})`).join(" ")})`;
  });
  return `+kind:(${kinds.join(" ")}) +(${wordings.join(" ")})`;
}

function spelledLike(word: string): string[] {
  const edits = word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0;
  return [word, `${word}*`, ...(edits > 0 ? [`${word}~${edits}`] : [])];
}

/**
 * A Lucene query for the names of entities of these kinds with a word of one of the wordings, or one with a letter changed;
 * with all of them in one, or with a single word taken apart. The names with the most and the rarest words come first.
 */
export function luceneAlike(kinds: readonly EntityKind[], wordings: readonly (readonly string[])[]): string {
  const clauses = new Set<string>();
  for (const all of wordings) {
    const words = all.slice(0, maxWords);
    for (const word of words) {
      // Twice: a word as it is counts more than one that is spelled like it.
      clauses.add(`key:${escaped(word)}`);
      if (word.length >= 4) clauses.add(`key:${escaped(word)}~1`);
    }
    const apart = words.length === 1 ? partings(words[0] as string) : [];
    for (const parting of apart) clauses.add(parting);
    if (words.length > 1) clauses.add(`key:${escaped(words.join(""))}`);
  }
  return `+kind:(${kinds.join(" ")}) +(${[...clauses].join(" ")})`;
}

/** A Lucene query for the names of entities of a kind that have all these words, as they are. */
export function luceneWords(kind: EntityKind, words: readonly string[]): string {
  return `+kind:${kind} ${words.map((word) => `+key:${escaped(word)}`).join(" ")}`;
}

/** A Lucene query for the names of entities of a kind with a word that begins with each of these letters. */
export function luceneInitials(kind: EntityKind, letters: readonly string[]): string {
  return `+kind:${kind} ${letters.map((letter) => `+key:${escaped(letter)}*`).join(" ")}`;
}

/** A Lucene query for the names of entities of a kind in which this word is written as two. Null for a short word. */
export function luceneApart(kind: EntityKind, word: string): string | null {
  const wordings = partings(word);
  return wordings.length === 0 ? null : `+kind:${kind} +(${wordings.join(" ")})`;
}

/** A clause for each way to write a word as two. None for a short word. */
function partings(word: string): string[] {
  const letters = [...word].slice(0, 40);
  const splits = letters.slice(2, -1).map((_, i) => [letters.slice(0, i + 2), letters.slice(i + 2)]);
  if (splits.length < 3) return [];
  return splits.map((parts) => `(${parts.map((part) => `+key:${escaped(part.join(""))}`).join(" ")})`);
}

/** Lucene reads these words as operators, unless their first letter is escaped. */
const operators = /^(AND|OR|NOT|TO)$/;

function escaped(word: string): string {
  if (operators.test(word)) return `\\${word}`;
  return word.replace(/[^\p{L}\p{N}\p{M}]/gu, "\\$&");
}
