import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { languages } from "../../src/extraction/language.ts";
import { lexiconOf } from "../../src/extraction/offline/lexicon.ts";
import { MarkedSentence } from "../../src/extraction/offline/marked-sentence.ts";
import { patternsOf, successionPatternsOf } from "../../src/extraction/offline/patterns.ts";
import { readMarked } from "./marked-text.ts";

/** The sentence of an example, and the names of its source and target. */
function readExample(example: string) {
  const { text, names } = readMarked(example);
  const mentions = names.map(({ kind, name, span }) => ({ ...span, ref: name, kind }));
  const ends: Record<string, string> = Object.fromEntries(
    names.flatMap(({ end, name }) => (end === undefined ? [] : [[end, name]])),
  );
  return { sentence: new MarkedSentence(text, { start: 0, end: text.length }, mentions), ends };
}

const all = languages.flatMap((language) =>
  [...patternsOf(language), ...successionPatternsOf(language)].flatMap((pattern) => {
    const { type, matches, rejects, matchesIn } = pattern;
    const found = (example: string) => {
      const { sentence, ends } = readExample(example);
      const [match] = matchesIn(sentence.text);
      if (match === undefined) return { found: null, ends };
      const nameOf = (placeholder: string) => sentence.mentionOf(placeholder)?.ref;
      return { found: { s: nameOf(match.source), t: nameOf(match.target) }, ends };
    };
    return [
      ...matches.map((example) => ({ language, type, example, right: true, ...found(example) })),
      ...rejects.map((example) => ({ language, type, example, right: false, ...found(example) })),
    ];
  }),
);

test("every pattern matches its examples with their ends, and not what it must reject", () => {
  expect(all.length).toBeGreaterThanOrEqual(3 * 113);
  const wrong = all.filter(({ found, ends, right }) =>
    right ? found?.s !== ends.s || found?.t !== ends.t || ends.s === undefined : found !== null,
  );
  expect(wrong.map(({ language, type, example, found }) => ({ language, type, example, found }))).toEqual([]);
});

interface WithExamples {
  readonly words: RegExp;
  readonly finds: readonly string[];
  readonly rejects: readonly string[];
}

/** The expressions of a lexicon, wherever they stand. */
function expressionsIn(part: unknown): WithExamples[] {
  if (typeof part !== "object" || part === null) return [];
  return "finds" in part ? [part as WithExamples] : Object.values(part).flatMap(expressionsIn);
}

/** A text with brackets around what an expression finds first in it. */
function withBrackets({ words }: WithExamples, text: string): string {
  const indices = new RegExp(words.source, "ud").exec(text)?.indices;
  if (indices === undefined) return text;
  const [all, ...groups] = indices;
  const { name, name2 } = indices.groups ?? {};
  const [start, end] = name ?? name2 ?? groups.find((group) => group !== undefined) ?? all ?? [0, 0];
  return `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
}

describe.each(languages)("in the lexicon of %s", (language) => {
  const expressions = expressionsIn(lexiconOf(language));

  test("every expression finds what its examples mark, and nothing in what it must reject", () => {
    expect(expressions.length).toBeGreaterThan(20);
    const marked = expressions.flatMap(({ finds, rejects }) => [...finds, ...rejects]);
    const found = expressions.flatMap((expression) =>
      [...expression.finds, ...expression.rejects].map((text) => withBrackets(expression, text.replace(/[[\]]/g, ""))),
    );
    expect(found).toEqual(marked);
    for (const example of expressions.flatMap(({ finds }) => finds)) expect(example).toMatch(/\[.+\]/);
  });

  test("every list is used, and each of its words is an expression of its own", () => {
    const file = readFileSync(`extractor/lexicon/${language}.yaml`, "utf8");
    const lists: Record<string, string> = parse(file).lists;
    const unused = Object.keys(lists).filter(
      (name) => !file.includes(`<<${name}>>`) && !file.includes(`<<Aa:${name}>>`),
    );
    expect(unused).toEqual([]);
    const words = Object.values(lists).flatMap((list) => list.trim().split(/,\s+/));
    for (const word of words) expect(() => new RegExp(word.replace(/<<[\w:]+>>/g, "."), "u")).not.toThrow();
  });
});
