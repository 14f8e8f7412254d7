/** An id as the graph stores it: without spaces around it, in Unicode's composed form. */
export function cleanId(text: string): string {
  return text.normalize("NFC").trim();
}

/** Invisible characters that shape those beside them, as in 👩‍🚀 and می‌روم: joiners, variation selectors, tags of flags. */
const shaping = /[\u200c-\u200d]|[\u180b-\u180f]|[\ufe00-\ufe0f]|[\u{e0020}-\u{e007f}]|[\u{e0100}-\u{e01ef}]/u;
const invisible = new RegExp(`(?!${shaping.source})\\p{Default_Ignorable_Code_Point}`, "gu");

/**
 * A text as the graph stores and shows it: without invisible characters, such as the soft hyphens of newspapers; spaces
 * of all kinds and lengths are one space.
 */
export function cleanText(text: string): string {
  return cleanId(text.replace(invisible, "").replace(/[\p{Zs}\u2028\u2029]+/gu, " "));
}

/** Control characters and lone surrogates, which no database or page shows as they were meant. */
export const unprintable = /[\p{Cc}\p{Cs}]/u;

/** A text in one line: control characters and lone surrogates, which a record does not take, are one space. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}]+/gu, " ").trim();
}
