import anyAscii from "any-ascii";

/** Letters that Unicode does not take apart into a base letter and a mark. */
const ligatures: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};
const umlauts: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ø: "oe", å: "aa" };

function fold(text: string): string {
  return (
    text
      .normalize("NFKD")
      // Only taken apart are letters such as 𝐀 and ℡ capitals.
      .toLowerCase()
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[ßæœøłđðþı]/g, (letter) => ligatures[letter] ?? letter)
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
      .trim()
  );
}

/**
 * The keys under which a name is found: lower case, without accents, words parted by one space; a name with umlauts
 * has a second key that writes them out (munchen, muenchen). A name of signs alone is its own key. Never empty.
 */
export function nameKeys(name: string): string[] {
  const lower = name.normalize("NFC").toLowerCase();
  const spelled = lower.replace(/[äöüøå]/g, (letter) => umlauts[letter] ?? letter);
  const keys = new Set([fold(lower), fold(spelled)].filter((key) => key !== ""));
  return keys.size > 0 ? [...keys] : [lower.trim()];
}

const maxStart = 60;

/** The key by which names are put in order: the first of a name's keys. */
export function sortKey(name: string): string {
  return nameKeys(name)[0] as string;
}

/** What is kept of a key from one of its words on: its first 60 letters. A longer prefix is looked up by these. */
export function wordStart(key: string): string {
  return key.length <= maxStart ? key : [...key].slice(0, maxStart).join("");
}

/** The name in the letters of a readable id: "Jack Ma" is jack-ma, "München" munchen, "马云" mayun. May be empty. */
export function slug(name: string): string {
  return anyAscii(name.normalize("NFC"))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80);
}
