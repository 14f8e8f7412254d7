import anyAscii from "any-ascii";

/** Trademark and copyright signs, which are not a part of a name. */
const trademarks = /[\u00a9\u00ae\u2117\u2120\u2122]/g;
/** Characters that show nothing, and the tatweel, which only makes an Arabic word wider. */
const invisible = /[\p{Default_Ignorable_Code_Point}\u0640\u2800\ufff9-\ufffb]/gu;
/**
 * Marks that a writer may leave out: Latin and Greek accents, stress marks, Hebrew points, Arabic and Syriac vowels.
 * Marks that make another letter stay: Cyrillic й, ў, ї, ѓ and ќ, and Japanese が.
 */
const optionalMarks =
  /(?<![иу])\u0306|(?<!і)\u0308|(?<![гк])\u0301|[\u0300\u0302-\u0305\u0307\u0309-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a]/g;
const apostrophes = /['`\u00b4\u02b9-\u02bf\u02c8\u02ca\u02cb\u05f3\u05f4\u2018-\u201b\u2032\u2035\ua78b\ua78c\uff07]/g;
/** What parts words. Other signs are kept, because they tell names apart: C++ and C#, Kanalblau and Kanalblau+. */
const separators = /[^\p{L}\p{N}\p{M}\p{S}#&@%]|[|~<>=^\u00a8\u00af\u00b8\u2044]/gu;
const sign = /[\p{S}#&@%]/u;
const signs = /[\p{S}#&@%]+/gu;
const umlauts: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ø: "oe", å: "aa" };

/**
 * The folded name, such as munchen. If the name has umlauts, also the one with these written out: muenchen. Both still
 * have signs and punctuation.
 */
function foldings(name: string): string[] {
  if (isPlain(name)) return [name.toLowerCase()];
  const text = name.replace(trademarks, "").replace(apostrophes, "'").normalize("NFKC").toLowerCase();
  const written = text.replace(/[äöüøå]/g, (letter) => umlauts[letter] ?? letter);
  return (written === text ? [text] : [text, written]).map(fold);
}

function fold(text: string): string {
  return (
    text
      .normalize("NFKD")
      .replace(invisible, "")
      // Both, since ß and ſ have capitals of other letters, and Σ has two small forms.
      .toUpperCase()
      .toLowerCase()
      .replaceAll("ς", "σ")
      .replace(optionalMarks, "")
      // Letters that Unicode does not take apart, such as ł, ħ and æ.
      .replace(/[^\P{Script=Latin}a-z]/gu, (letter) => anyAscii(letter).toLowerCase())
      .normalize("NFC")
  );
}

/** Most names are plain: they need no look at Unicode's classes, and an import folds thousands of names. */
const isPlain = (text: string) => /^[a-z0-9 ]*$/i.test(text);
const words = (text: string) => (isPlain(text) ? text : text.replace(separators, " ")).trim().replace(/ +/g, " ");
const withSigns = (text: string) => {
  const key = words(text.replaceAll("'", ""));
  return !isPlain(key) && sign.test(key) ? key.replace(/ ?([\p{S}#&@%]) ?/gu, "$1") : key;
};
const withoutSigns = (text: string) => words(text.replaceAll("'", "").replace(signs, " "));

/**
 * Two names with a key in common are the same name, however it is written: upper or lower case, with or without accents,
 * apostrophes and invisible characters. There are two keys if the name has umlauts, which may be written out (munchen,
 * muenchen). A name of punctuation alone is its own key. Never empty, and no key is empty unless the name shows nothing.
 */
export function identityKeys(name: string): string[] {
  return identityKeysOf(name, foldings(name));
}

function identityKeysOf(name: string, folded: readonly string[]): string[] {
  const keys = new Set(folded.map(withSigns).filter((key) => key !== ""));
  return keys.size > 0 ? [...keys] : [name.normalize("NFKC").replace(invisible, "").toLowerCase().trim()];
}

/** The key by which names are sorted. */
export function sortKey(name: string): string {
  return identityKeys(name)[0] as string;
}

/**
 * The keys under which a search finds a name: its identity keys; the same without signs; with `and` for &; with short
 * words around & in one (at&t, att); with words around an apostrophe parted (o neill); with initials in one (jp morgan).
 */
export function searchKeys(name: string): string[] {
  const texts = foldings(name);
  const keys = new Set(identityKeysOf(name, texts));
  if (isPlain(name)) return [...keys];
  const add = (key: string) => {
    if (key !== "") keys.add(key);
  };
  for (const text of texts) {
    const key = withSigns(text);
    if (sign.test(key)) {
      add(withoutSigns(text));
      if (key.includes("&")) {
        add(withoutSigns(text.replaceAll("&", " and ")));
        add(key.replace(/(?<=(?:^| )\p{L}{1,3})&(?=\p{L}{1,3}(?: |$))/gu, ""));
      }
    }
    if (text.includes("'")) add(words(text.replaceAll("'", " ")));
    if (text.includes(".")) add(withSigns(text.replace(/(?<=(?:^|[^\p{L}])\p{L})\. ?(?=\p{L}(?:\.|$))/gu, "")));
  }
  return [...keys];
}

/** Legal forms of companies, as the last words of a key. */
const legalForms = new Set(
  "ab ag aps as asa bv co company corp corporation doo eg ev gbr gmbh inc incorporated kft kg kgaa limited llc llp lp ltd mbh nv oao ohg ooo oy oyj pao pjsc plc pte pty sa sarl sas se slu spa srl sro ug zao zrt"
    .split(" ")
    .concat("s a", "s p a", "s r l", "a s", "b v", "n v", "d o o", "s r o", "l l c"),
);
/** Titles of persons, as the first words of a key. */
const titles = new Set("dame dipl doctor dr frau herr ing lady lord med mr mrs ms prof professor sir".split(" "));

/**
 * The keys by which a search looks for a text. They are its identity keys, and these without signs, and without legal
 * forms and titles: Siemens AG also finds Siemens. Signs stay if a word would be a single letter without them. Empty if
 * the text has no visible character.
 */
export function queryKeys(text: string): string[] {
  const keys = new Set(identityKeys(text).filter((key) => key !== ""));
  for (const key of [...keys]) {
    const words = withoutSigns(key);
    // C++ must not find everything that begins with c.
    if (words !== "" && words.split(" ").every((word) => word.length > 1)) keys.add(words);
    keys.add(withoutTitles(withoutLegalForm(key)));
  }
  return [...keys];
}

function withoutLegalForm(key: string): string {
  const rest = withoutSigns(key).split(" ");
  let isStripped = false;
  for (;;) {
    // A single letter before it is an initial: U.S.A. is not the S.A. of U.
    const length = [3, 2, 1].find(
      (length) => (rest.at(-length - 1)?.length ?? 0) > 1 && legalForms.has(rest.slice(-length).join(" ")),
    );
    if (length === undefined) return isStripped ? rest.join(" ") : key;
    rest.splice(-length);
    isStripped = true;
  }
}

function withoutTitles(key: string): string {
  const rest = key.split(" ");
  while (rest.length > 1 && titles.has(rest[0] as string)) rest.shift();
  return rest.join(" ");
}

/**
 * The words by which two names are compared: without signs, legal forms and titles. If the name has umlauts, also with
 * these written out. A name of signs alone is its own word.
 */
export function comparedWords(name: string): string[][] {
  return identityKeys(name).map((key) => {
    const words = withoutTitles(withoutLegalForm(withoutSigns(key)));
    return (words === "" ? key : words).split(" ");
  });
}

const maxStart = 60;

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
