import { languages } from "../../src/extraction/language.ts";
import { MarkedSentence } from "../../src/extraction/offline/marked-sentence.ts";
import { patternsOf } from "../../src/extraction/offline/patterns.ts";
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
  patternsOf(language).flatMap((pattern) => {
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
