import { cleanText } from "../clean-text.ts";

/** The longest text of an article, in characters as JavaScript counts them. */
export const maxTextLength = 50_000;

/**
 * A text as extractors read it and reviewers see it: composed (NFC), without invisible characters, each line without
 * spaces around it, one space between words, one empty line between paragraphs. All offsets count in this text.
 */
export function articleText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u0085]/g, "\n")
    .replace(/[\u2029\f\v]/g, "\n\n")
    .split("\n")
    .map((line) => cleanText(line.replace(/[\p{Cc}\p{Cs}]+/gu, " ")).replace(/ +/g, " "))
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** The paragraph of a position, from 1. */
export function paragraphAt(text: string, position: number): number {
  let paragraph = 1;
  for (let at = text.indexOf("\n\n"); at !== -1 && at < position; at = text.indexOf("\n\n", at + 2)) paragraph++;
  return paragraph;
}
