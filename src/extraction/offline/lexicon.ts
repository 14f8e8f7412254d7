import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { packageRoot } from "../../package-root.ts";
import type { Language } from "../language.ts";
import { expandMacros } from "./macros.ts";

/**
 * The words by which rules find what stands for a name, and names: one file for each language in extractor/lexicon, whose
 * README.md tells the notation.
 */
const lexiconDir = join(packageRoot, "extractor", "lexicon");

/** A text with commas between words. A comma within a word has no space behind it. */
const wordList = z
  .string()
  .transform((text) => text.trim().split(/,\s+/))
  .pipe(z.array(z.string().min(1)))
  .refine((words) => new Set(words).size === words.length, "has a word twice");

const expressionFields = {
  words: z.string(),
  /** Texts in which it finds what is in brackets, and texts in which it finds nothing. A test runs them. */
  finds: z.array(z.string()).min(1),
  rejects: z.array(z.string()).default([]),
};

function compiled(flags: "u" | "gu") {
  return <Fields extends { readonly words: string }>({ words, ...others }: Fields) => ({
    words: new RegExp(words, flags),
    ...others,
  });
}

const expression = z.strictObject(expressionFields);
const first = expression.transform(compiled("u"));
const every = expression.transform(compiled("gu"));

const lexicon = z.strictObject({
  unsaid: z.strictObject({
    ...{ roleBefore: first, owned: first, roleAfter: first, predicate: every, related: first, byRole: first },
    ...{ holder: first, parts: z.array(every) },
  }),
  generalNoun: first,
  describing: z.array(every).default([]),
  headNoun: first.optional(),
  rolePart: first.optional(),
  partOfAny: first.optional(),
  alsoCalled: z.array(z.strictObject({ ...expressionFields, nouns: wordList }).transform(compiled("u"))),
  leftPost: first,
  referring: z.array(
    z
      .strictObject({
        ...expressionFields,
        kind: z.enum(["COMPANY", "PERSON"]),
        means: z.enum(["DESCRIBED", "LAST", "BOTH", "NEAREST", "OWN"]),
        gender: z.enum(["F", "M"]).nullable().default(null),
        isSubject: z.boolean().default(false),
      })
      .transform(compiled("gu")),
  ),
  subjects: z.strictObject({ prepositions: first, inPassing: first, spokenFor: first }),
  described: z.strictObject({
    ...{
      before: every,
      behind: every,
      dealt: every,
      defined: every.optional(),
      headed: every.optional(),
      acting: every,
      site: every,
    },
    noNames: wordList.transform((words) => new Set(words)),
  }),
  tagged: z.strictObject({ roleOf: first, roleWithin: first, roleFirst: first, alone: first }).optional(),
  names: z
    .strictObject({ joined: first, general: first, before: first, outside: first, townAndTrade: first })
    .optional(),
  mending: z
    .strictObject({
      ...{ goesOn: first, title: first, noName: first, roleOf: first, ofOrganization: first, speaker: first },
      ...{ atBeginning: first, thing: first, numbered: first },
    })
    .optional(),
});

export interface Lexicon extends z.output<typeof lexicon> {
  /** The expressions that stand for its lists, by the names of these. */
  readonly macros: Readonly<Record<string, string>>;
}

const read = new Map<Language, Lexicon>();

/** The lexicon of a language. Reads it at the first call. Throws an Error for a faulty file. */
export function lexiconOf(language: Language): Lexicon {
  const known = read.get(language);
  if (known !== undefined) return known;
  const { lists, ...sections } = parse(readFileSync(join(lexiconDir, `${language}.yaml`), "utf8"));
  const macros = macrosOf(z.record(z.string(), wordList).parse(lists));
  const expanded = (_: string, value: unknown) => (typeof value === "string" ? expandMacros(value, macros) : value);
  const found = { ...lexicon.parse(JSON.parse(JSON.stringify(sections), expanded)), macros };
  read.set(language, found);
  return found;
}

/** What stands for the name of each list: any of its words, or, after Aa:, any of them whatever its first letter. */
function macrosOf(lists: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  const anyOf = (words: readonly string[]) => `(?:${words.join("|")})`;
  const inBothCases = (word: string) =>
    word.replace(/^\p{L}/u, (c) => `[${c.toUpperCase()}${c.toLowerCase()}]`).replace(/^<<(?!Aa:)/, "<<Aa:");
  return Object.fromEntries(
    Object.entries(lists).flatMap(([name, words]) => [
      [name, anyOf(words)],
      [`Aa:${name}`, anyOf(words.map(inBothCases))],
    ]),
  );
}
