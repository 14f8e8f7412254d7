import type { Span } from "../proposal.ts";

/**
 * Parts of a text that together are the whole of it, each of at most `length` characters. They end between paragraphs,
 * else between lines, else at a space, whichever comes last in the second half of the part; else anywhere.
 */
export function chunksOf(text: string, { start, end }: Span, length: number): Span[] {
  const chunks: Span[] = [];
  let from = start;
  while (end - from > length) {
    const cut = cutOf(text, from, from + length);
    chunks.push({ start: from, end: cut });
    from = cut;
  }
  if (end > from) chunks.push({ start: from, end });
  return chunks;
}

function cutOf(text: string, from: number, most: number): number {
  const half = from + Math.ceil((most - from) / 2);
  for (const border of ["\n\n", "\n", ". ", " "]) {
    const end = text.lastIndexOf(border, most - border.length) + border.length;
    if (end >= half) return end;
  }
  // Not between the halves of a character beyond the first plane.
  return /[\ud800-\udbff]/.test(text[most - 1] as string) ? most - 1 : most;
}
