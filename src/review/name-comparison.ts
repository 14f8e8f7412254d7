import { distance } from "fastest-levenshtein";
import type { ComparedName } from "./compared-entity.ts";

/** How rare a word is: from 0.1 for one in 300 names or more, to 1 for one in a single name. */
export type Rarity = (word: string) => number;

/** A name by the words by which it is compared, with the rarity of each: twice if it has umlauts. */
export interface WeightedName {
  readonly wordings: readonly Wording[];
}

interface Wording {
  readonly words: readonly string[];
  readonly weights: readonly number[];
}

/** Words in more names than this are equally common. */
export const commonWordNames = 300;

/** The rarity of a word that many names have. */
export const leastRarity = 0.1;
const rarities = Array.from({ length: commonWordNames + 1 }, (_, names) => {
  const share = Math.log(Math.max(1, names)) / Math.log(commonWordNames);
  return 1 - (1 - leastRarity) * share;
});

/** The rarity of a word that so many names have. */
export function rarityOf(names: number): number {
  return rarities[Math.min(names, commonWordNames)] as number;
}

/** Two names that are equal but for common words are at most this alike. */
export const mostAlike = 0.95;
/** For two names that each have a word which the other lacks, such as Alt Lohr and Neu Lohr. */
const differingWords = 0.8;
/** Below this, two words are different words. */
const leastSimilarity = 0.75;
const initialSimilarity = 0.6;
/** Of a name with more words the first are compared. */
const maxWords = 12;

/**
 * How alike two names are, from 0 to 0.95: their words are paired, the most similar first, and each counts by its
 * rarity. What common words alone say counts less: two people may well be called Anna Müller.
 */
export function likeness(a: WeightedName, b: WeightedName): number {
  let best = 0;
  for (const wording of a.wordings) for (const other of b.wordings) best = Math.max(best, alignment(wording, other));
  return best;
}

/** The same for names whose words have this rarity. */
export function likenessBy(rarity: Rarity): (a: ComparedName, b: ComparedName) => number {
  return (a, b) => likeness(weighted(a, rarity), weighted(b, rarity));
}

function weighted({ wordings }: ComparedName, rarity: Rarity): WeightedName {
  return { wordings: wordings.map((words) => ({ words, weights: words.map(rarity) })) };
}

/**
 * How alike a name is to one that is asked for, from 0 to 0.95. Here common words say no less than rare ones: the question
 * is not whether two are one, but who is called so.
 */
export function likenessToAsked(asked: ComparedName, name: ComparedName, rarity: Rarity): number {
  const one = weighted(asked, rarity);
  return mostAlike * Math.min(1, likeness(one, weighted(name, rarity)) / likeness(one, one));
}

function alignment(wording: Wording, otherWording: Wording): number {
  const words = wording.words.slice(0, maxWords);
  const others = otherWording.words.slice(0, maxWords);
  const weights = wording.weights.slice(0, maxWords);
  const otherWeights = otherWording.weights.slice(0, maxWords);
  // Written apart or in one: JP Morgan, JPMorgan.
  if (words.length !== others.length && words.join("") === others.join(""))
    return mostAlike * strength(Math.max(sum(weights), sum(otherWeights)));
  const pairs: { readonly i: number; readonly j: number; readonly similarity: number }[] = [];
  for (const [i, word] of words.entries())
    for (const [j, other] of others.entries()) {
      const similarity = similarityOf(word, other);
      if (similarity > 0) pairs.push({ i, j, similarity });
    }
  if (pairs.length === 0) return 0;
  pairs.sort((x, y) => y.similarity - x.similarity || x.i - y.i || x.j - y.j);
  const [taken, otherTaken] = [new Set<number>(), new Set<number>()];
  let shared = 0;
  let evidence = 0;
  for (const { i, j, similarity } of pairs) {
    if (taken.has(i) || otherTaken.has(j)) continue;
    taken.add(i);
    otherTaken.add(j);
    shared += similarity * ((weights[i] as number) + (otherWeights[j] as number));
    // A misspelled word is rare because it is misspelled, not because few names have it.
    evidence += similarity * Math.min(weights[i] as number, otherWeights[j] as number);
  }
  const differs = taken.size < words.length && otherTaken.size < others.length;
  const total = sum(weights) + sum(otherWeights);
  return (mostAlike * strength(evidence) * (differs ? differingWords : 1) * shared) / total;
}

/** One rare word is enough to tell; common ones tell half. */
function strength(evidence: number): number {
  return 0.5 + 0.5 * Math.min(1, evidence);
}

/** 1 for equal words, less for an initial and for words with few letters changed, 0 for different words. */
export function similarityOf(word: string, other: string): number {
  if (word === other) return 1;
  const [short, long] = word.length <= other.length ? [word, other] : [other, word];
  if (short.length === 1) return long.startsWith(short) && !/^\d/.test(long) ? initialSimilarity : 0;
  // A changed digit makes another number.
  if (short.length < 4 || 1 - (long.length - short.length) / long.length < leastSimilarity || /\d/.test(short))
    return 0;
  const edits = isSwapped(short, long) ? 1 : distance(short, long);
  const similarity = 1 - edits / long.length;
  return similarity < leastSimilarity ? 0 : similarity ** 2;
}

/** Whether the words differ by two letters that changed places, which counts as one edit (F. J. Damerau, 1964). */
function isSwapped(word: string, other: string): boolean {
  if (word.length !== other.length) return false;
  let i = 0;
  while (word[i] === other[i]) i++;
  return word[i] === other[i + 1] && word[i + 1] === other[i] && word.slice(i + 2) === other.slice(i + 2);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
