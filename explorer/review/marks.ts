import type { ProposedEntity } from "./parts.ts";

/** A part of a text, in UTF-16 units. `end` is the position after it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place where the text names an entity. */
export interface Mention extends Span {
  /** The ref of the entity. */
  readonly ref: string;
}

/** A stretch of the text that names one entity or more. */
export interface Mark extends Span {
  /** The refs of the entities, each once. */
  readonly refs: readonly string[];
}

/** A piece of a paragraph: marked, or plain. */
export interface Piece extends Span {
  readonly mark: Mark | null;
}

export interface Paragraph extends Span {
  readonly pieces: readonly Piece[];
}

type Mentioned = Pick<ProposedEntity, "ref" | "mentions">;

/** The mentions in the order of the text; of those that begin at one place, the longest first. */
function mentionsInOrder(entities: readonly Mentioned[]): Mention[] {
  return entities
    .flatMap(({ ref, mentions }) => mentions.map(({ start, end }) => ({ start, end, ref })))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The mentions within a span, in the order of the text. */
export function mentionsWithin(entities: readonly Mentioned[], { start, end }: Span): Mention[] {
  return mentionsInOrder(entities).filter((mention) => mention.start >= start && mention.end <= end);
}

/** The stretches that mentions cover, in the order of the text. Mentions that overlap are one stretch. */
export function mergedMarks(entities: readonly Mentioned[]): Mark[] {
  const marks: { start: number; end: number; refs: string[] }[] = [];
  for (const { start, end, ref } of mentionsInOrder(entities)) {
    const last = marks.at(-1);
    if (last === undefined || start >= last.end) marks.push({ start, end, refs: [ref] });
    else {
      last.end = Math.max(last.end, end);
      if (!last.refs.includes(ref)) last.refs.push(ref);
    }
  }
  return marks;
}

/** The paragraphs of a text, each as pieces that cover it. A mark that reaches over a break is cut there. */
export function paragraphsOf(text: string, marks: readonly Mark[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let next = 0;
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf("\n\n", start);
    const end = found === -1 ? text.length : found;
    const pieces: Piece[] = [];
    let at = start;
    while (next < marks.length && (marks[next] as Mark).end <= start) next++;
    for (let i = next; i < marks.length && (marks[i] as Mark).start < end; i++) {
      const mark = marks[i] as Mark;
      const [from, to] = [Math.max(mark.start, start), Math.min(mark.end, end)];
      if (from > at) pieces.push({ start: at, end: from, mark: null });
      if (to > from) pieces.push({ start: from, end: to, mark });
      at = Math.max(at, to);
    }
    if (end > at) pieces.push({ start: at, end, mark: null });
    if (pieces.length > 0) paragraphs.push({ start, end, pieces });
    start = end + 2;
  }
  return paragraphs;
}

/** How many places of one name are marked at most: as many as the service takes. */
const mostPlaces = 2_000;

/** Where the text has these words as words of their own, in the order of the text; the first 2,000. */
export function placesOf(text: string, words: string): Span[] {
  const wanted = words.normalize("NFC").trim();
  if (wanted === "") return [];
  const spans: Span[] = [];
  const isWord = (around: string) => /[\p{L}\p{N}]/u.test(around);
  for (let at = text.indexOf(wanted); at !== -1 && spans.length < mostPlaces; ) {
    const end = at + wanted.length;
    if (
      !isWord(text.slice(Math.max(0, at - 1), at)) &&
      !/^(?:(?!s)[\p{L}\p{N}]|s[\p{L}\p{N}])/u.test(text.slice(end, end + 3))
    )
      spans.push({ start: at, end });
    at = text.indexOf(wanted, end);
  }
  return spans;
}

/** Where the text has a quote, the place nearest to a position. Spaces may differ. Null if it does not have it. */
export function placeOfQuote(text: string, quote: string, near: number): Span | null {
  const plain = (given: string) => given.normalize("NFC").replace(/\s/g, " ");
  const wanted = plain(quote.trim());
  if (wanted === "") return null;
  // One character for one, so positions are those of the text, which is in this form already.
  const searched = text.replace(/\s/g, " ");
  const after = searched.indexOf(wanted, near);
  const before = searched.lastIndexOf(wanted, near);
  const places = [before, after].filter((place) => place !== -1);
  if (places.length === 0) return null;
  const start = places.reduce((best, place) => (Math.abs(place - near) < Math.abs(best - near) ? place : best));
  return { start, end: start + wanted.length };
}

export function isSameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/** All spans, in the order of the text, each once. */
export function joinedSpans(...lists: readonly (readonly Span[])[]): Span[] {
  const spans = new Map(lists.flat().map(({ start, end }) => [`${start} ${end}`, { start, end }]));
  return [...spans.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}
