import { paragraphAt } from "./article-text.ts";
import type { Span } from "./proposal.ts";
import { isWholeWord } from "./whole-word.ts";

/** How many places of one quote are looked at. */
const mostPlaces = 1_000;

/**
 * Finds quotes in a text: as they are, or with other spaces, quotation marks, dashes and apostrophes, as models and
 * people copy them.
 */
export class QuotedText {
  readonly #text: string;
  readonly #folded: string;
  /** The position in the text of each character of the folded text, and its end. */
  readonly #positions: number[];

  constructor(text: string) {
    this.#text = text;
    const { folded, positions } = fold(text);
    this.#folded = folded;
    this.#positions = positions;
  }

  /**
   * Where the quote stands; null if it does not. If it stands in several places: the one that is nearest to the
   * paragraph, else the first.
   */
  find(quote: string, paragraph: number | null): Span | null {
    const places = this.all(quote);
    if (paragraph === null || places.length < 2) return places[0] ?? null;
    const distance = ({ start }: Span) => Math.abs(paragraphAt(this.#text, start) - paragraph);
    return places.reduce((best, place) => (distance(place) < distance(best) ? place : best));
  }

  /** All places of the quote, at most 1,000, in the order of the text. */
  all(quote: string): Span[] {
    const { folded } = fold(quote.normalize("NFC").trim());
    if (folded === "") return [];
    const spans: Span[] = [];
    for (let at = this.#folded.indexOf(folded); at !== -1; at = this.#folded.indexOf(folded, at + folded.length)) {
      const start = this.#positions[at] as number;
      const end = (this.#positions[at + folded.length - 1] as number) + 1;
      spans.push({ start, end });
      if (spans.length === mostPlaces) break;
    }
    return spans;
  }

  /** The same of places that are whole words, also with the s of a genitive behind them. */
  words(name: string): Span[] {
    return this.all(name).filter((span) => isWholeWord(this.#text, span));
  }
}

const like: readonly (readonly [RegExp, string])[] = [
  [/["„“”«»‟″]/, '"'],
  [/['`´‘’‚‛′‹›]/, "'"],
  [/[‐-―−-]/, "-"],
  [/\s/, " "],
];

/** One character for one, but for spaces in a row, which become one. */
function fold(text: string): { readonly folded: string; readonly positions: number[] } {
  const positions: number[] = [];
  let folded = "";
  for (let i = 0; i < text.length; i++) {
    const unit = text[i] as string;
    const plain = /[a-zA-Z0-9]/.test(unit) ? unit : (like.find(([pattern]) => pattern.test(unit))?.[1] ?? unit);
    if (plain === " " && folded.endsWith(" ")) continue;
    folded += plain;
    positions.push(i);
  }
  return { folded, positions };
}
