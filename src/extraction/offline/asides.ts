import type { Language } from "../language.ts";
import type { Span } from "../proposal.ts";
import { lexiconOf } from "./lexicon.ts";
import type { MarkedSentence, SentenceMention } from "./marked-sentence.ts";

/** What stands in parentheses within a sentence, with the space before. */
const parentheses = / ?\([^()]{1,200}\)/g;

/** A mention that only describes the noun behind it, and where the description ends. */
export interface Describing {
  readonly mention: SentenceMention;
  readonly end: number;
}

/**
 * The mentions that only describe a noun: "a Premier League club based in Kiel" does not say where the league is, nor "a
 * subsidiary of Northlight based in Kiel" where Northlight is.
 */
export function describingMentions(sentence: MarkedSentence, language: Language): Describing[] {
  const found = lexiconOf(language).describing.flatMap(({ words }) => [...sentence.text.matchAll(words)]);
  return found.flatMap(({ 0: words, index }) =>
    [...words.matchAll(/⟨[A-Z]\d+⟩/g)].flatMap(([placeholder]) => {
      const mention = sentence.mentionOf(placeholder);
      return mention === undefined ? [] : [{ mention, end: index + words.length }];
    }),
  );
}

/**
 * The sentence without what stands in parentheses, and without the names that only describe a noun, so that patterns see
 * what is said of its subject: "Ada Berg (born in Kiel) heads Northlight". Null if it has neither.
 */
export function withoutAsides(sentence: MarkedSentence, describing: readonly Describing[]): MarkedSentence | null {
  const leftOut = [...sentence.text.matchAll(parentheses)].map(
    ({ 0: { length }, index }): Span => ({ start: index, end: index + length }),
  );
  if (leftOut.length + describing.length === 0) return null;
  const isOut = ({ start, end }: Span) => leftOut.some((part) => part.start <= start && end <= part.end);
  const mentions = sentence.mentions.filter(
    (mention, i) => !isOut(sentence.places[i] as Span) && !describing.some((one) => one.mention === mention),
  );
  return sentence.shortened(leftOut, mentions);
}
