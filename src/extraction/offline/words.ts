import type { Span } from "../proposal.ts";

/** A word with what may stand inside a name, such as the hyphens of Baden-Baden, the & of AT&T, the point of St. */
const wordPattern = /[\p{L}\p{N}&][\p{L}\p{N}\p{M}&+'’.-]*/gu;

/** Lower-case words that may begin or stand inside the name of a person. */
const particles = new Set(
  "von vom van der den de del della di da dos du la le zu zur al el bin ibn ter ten".split(" "),
);

export interface Word extends Span {
  readonly text: string;
}

/** The words of a text, without full stops and apostrophes at their ends. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(wordPattern)].flatMap(({ 0: word, index }) => {
    const shown = word.replace(/['’.+-]+$/u, "");
    return shown === "" ? [] : [{ start: index, end: index + shown.length, text: shown }];
  });
}

export function firstWord(name: string): string {
  return name.split(" ")[0] as string;
}

/** Whether a word may stand in a name: with a capital or a digit first, or a particle of persons. */
export function mayBeInName(word: string): boolean {
  return /^[\p{Lu}\p{Lt}\p{Lo}\p{N}&]/u.test(word) || particles.has(word);
}

export function isParticle(word: string): boolean {
  return particles.has(word);
}

/** Where a text has these words, in order: the first `most` places. */
export function* placesOf(text: string, words: string, most: number = Number.POSITIVE_INFINITY): Generator<number> {
  let at = text.indexOf(words);
  for (let i = 0; at !== -1 && i < most; i++, at = text.indexOf(words, at + words.length)) yield at;
}

/** Whether a text has an article right before a position, as common nouns have. */
export function hasArticleBefore(text: string, start: number): boolean {
  return /(?:^|[^\p{L}])(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer|eines|kein|keine|the|an?)\s$/iu.test(
    text.slice(Math.max(0, start - 8), start),
  );
}

/** Whether an English word with a capital says where what follows is, or whose, and so begins no name: Oslo-based. */
export function isNoPartOfName(word: string): boolean {
  return /-(?:based|headquartered|listed|born|owned|backed)$/.test(word);
}
