// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to replace
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/gu;

/**
 * The text with U+FFFD for each character that XML 1.0 cannot hold, escaped or not: control characters, lone
 * surrogates, U+FFFE and U+FFFF. Other formats get the same, for hardly a reader survives them.
 */
export function printable(text: string): string {
  return text.replace(unprintable, "\uFFFD");
}
