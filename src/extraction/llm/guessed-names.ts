/** How many words a name may have, and how many guesses are made. */
const mostWords = 4;
const mostNames = 5_000;

/** Words that stand in lower case within a name. */
const particles = new Set("von van de der den del di da du la le zu zur und and of the für &".split(" "));

/**
 * What may be a name in a text: each word in upper case, and up to four words in a row that begin and end in one. In
 * German all nouns are among them. Each comes once, in the order of the text, at most 5,000.
 */
export function guessedNames(text: string): string[] {
  const names = new Set<string>();
  for (const [run] of text.matchAll(/[\p{L}\p{N}&'’.-]+(?: [\p{L}\p{N}&'’.-]+)*/gu)) {
    const words = run.split(" ").map((word) => word.replace(/^['’.-]+|['’.,-]+$/g, ""));
    for (let first = 0; first < words.length; first++) {
      if (!isCapital(words[first])) continue;
      for (let last = first; last < Math.min(first + mostWords, words.length); last++) {
        const word = words[last];
        if (!isCapital(word) && !particles.has(word as string)) break;
        if (isCapital(word)) names.add(words.slice(first, last + 1).join(" "));
        if (names.size === mostNames) return [...names];
      }
    }
  }
  return [...names];
}

function isCapital(word: string | undefined): boolean {
  return word !== undefined && /^[\p{Lu}\p{Lt}\p{N}]/u.test(word) && /\p{L}/u.test(word);
}
