import type { Language } from "../language.ts";
import type { Span } from "../proposal.ts";

export type Gender = "F" | "M";

/** First names of men that end with an a, as most first names of women do. */
const men = new Set(
  "Luca Joshua Mika Sascha Mischa Elia Attila Andrea Nikola Zaza Akira Costa Ilja Gianluca".split(" "),
);

const words: Readonly<Record<Language, Readonly<Record<Gender, RegExp>>>> = {
  de: {
    F: /(?:(?<![\p{L}])Frau|\p{L}(?:in|frau|tochter|schwester)|(?<![\p{L}])(?:Tochter|Schwester|Witwe|Mutter)) (?:(?:Dr|Prof)\. )*$/u,
    M: /(?:(?<![\p{L}])Herrn?|\p{Ll}(?:er|or|chef|ent|ist|mann|är|eur|arzt)|(?<![\p{L}])(?:Chef|Sohn|Bruder|Vater|Arzt|Anwalt)) (?:(?:Dr|Prof)\. )*$/u,
  },
  en: {
    F: /(?<![\p{L}])(?:Ms|Mrs|Miss|Dame|Lady|\p{L}*woman|wife|daughter|sister|mother|widow|actress)[.,]? $/iu,
    M: /(?<![\p{L}])(?:Mr|Sir|Lord|\p{L}*[^o]man|husband|son|brother|father)[.,]? $/iu,
  },
};

/** How much text before a name is looked at. */
const before = 60;

/** Whether a person is a woman or a man, as the words before the name or the first name tell; undefined if they do not. */
export function genderOf(
  text: string,
  name: string,
  mentions: readonly Span[],
  language: Language,
): Gender | undefined {
  for (const { start } of mentions) {
    const lead = text.slice(Math.max(0, start - before), start);
    if (words[language].F.test(lead)) return "F";
    if (words[language].M.test(lead)) return "M";
  }
  const [first = "", second] = name.split(" ");
  return second !== undefined && /\p{L}a$/u.test(first) && !men.has(first) ? "F" : undefined;
}
