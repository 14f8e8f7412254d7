import type { Span } from "../proposal.ts";

/** An acronym in parentheses behind a name: the European Central Bank (ECB). */
const inParentheses = /^ ?\((?:the )?["“„]?(?<acronym>\p{Lu}[\p{L}&]{1,9})["”“]?\)/u;

/** The acronym that a text gives behind one of these places of a name; null if it gives none that the name can have. */
export function acronymBehind(text: string, name: string, places: readonly Span[]): string | null {
  for (const { end } of places) {
    const { acronym } = inParentheses.exec(text.slice(end, end + 20))?.groups ?? {};
    if (acronym !== undefined && /\p{Lu}.*\p{Lu}/u.test(acronym) && abbreviates(acronym, name)) return acronym;
  }
  return null;
}

/** Whether an acronym has the first letter of a name, and its other letters in the order of the name. */
function abbreviates(acronym: string, name: string): boolean {
  const [first, ...others] = acronym.toLowerCase();
  const letters = name.toLowerCase();
  if (first === undefined || !letters.startsWith(first) || !/[ -]/.test(name)) return false;
  let at = 0;
  for (const letter of others) {
    at = letters.indexOf(letter, at + 1);
    if (at === -1) return false;
  }
  return true;
}
