import type { Span } from "./proposal.ts";

/** Whether a span is not a part of a longer word. A hyphen ends a word, and so does the s of a genitive. */
export function isWholeWord(text: string, { start, end }: Span): boolean {
  // Two units before, because a letter may take two.
  return (
    !/[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, start - 2), start)) &&
    !/^(?:(?!s)[\p{L}\p{N}]|s[\p{L}\p{N}])/u.test(text.slice(end, end + 3))
  );
}
