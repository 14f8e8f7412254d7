/** The languages that extractors read. */
export const languages = ["de", "en"] as const;
export type Language = (typeof languages)[number];

/** Frequent short words that only one of the two languages has. */
const frequent: Readonly<Record<Language, ReadonlySet<string>>> = {
  de: new Set(
    "der die das und ist den von mit dem des ein eine im für auf sich nicht auch bei nach werden wird aus als dass wie zum zur sein hat".split(
      " ",
    ),
  ),
  en: new Set(
    "the and of is to that for with as by at from are it has its be which this have an or will said he she they".split(
      " ",
    ),
  ),
};

/** How many words of a text are looked at. */
const enoughWords = 2_000;

/** The language of a text by its frequent words: German or English, and English if it has none of either. */
export function guessLanguage(text: string): Language {
  const counts: Record<Language, number> = { de: 0, en: 0 };
  let seen = 0;
  for (const [word] of text.matchAll(/\p{L}+/gu)) {
    const lower = word.toLowerCase();
    for (const language of languages) if (frequent[language].has(lower)) counts[language]++;
    if (++seen === enoughWords) break;
  }
  return counts.de > counts.en ? "de" : "en";
}

/** The language of a BCP 47 tag, such as de-AT; null if extractors do not read it. */
export function languageOfTag(tag: string): Language | null {
  const primary = tag.toLowerCase().split("-")[0];
  return languages.find((language) => language === primary) ?? null;
}

/**
 * The language in which extractors read a text: that of its BCP 47 tag, or a guess if that is und. Null if they do not read
 * it.
 */
export function languageToRead(tag: string, text: string): Language | null {
  return tag === "und" ? guessLanguage(text) : languageOfTag(tag);
}
