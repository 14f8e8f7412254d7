import { languages } from "../../src/extraction/language.ts";
import { MarkedSentence, type SentenceMention } from "../../src/extraction/offline/marked-sentence.ts";
import { patternsOf } from "../../src/extraction/offline/patterns.ts";

const kinds = { P: "PERSON", O: "COMPANY", L: "PLACE" } as const;

/** The sentence of an example such as "[O:s Nordlicht]-Chefin [P:t Ada Berg]", and the names of its source and target. */
function readExample(example: string) {
  let text = "";
  const mentions: SentenceMention[] = [];
  const ends: Record<string, string> = {};
  let from = 0;
  for (const { 0: whole, 1: kind, 2: end, 3: name, index } of example.matchAll(/\[([POL])(?::([st]))? ([^\]]+)\]/g)) {
    text += example.slice(from, index);
    const mention = { start: text.length, end: text.length + (name as string).length };
    mentions.push({ ...mention, ref: name as string, kind: kinds[kind as keyof typeof kinds] });
    if (end !== undefined) ends[end] = name as string;
    text += name;
    from = index + whole.length;
  }
  text += example.slice(from);
  return { sentence: new MarkedSentence(text, { start: 0, end: text.length }, mentions), ends };
}

const all = languages.flatMap((language) =>
  patternsOf(language).flatMap((pattern) => {
    const { type, matches, rejects, expression, isOther } = pattern;
    const found = (example: string) => {
      const { sentence, ends } = readExample(example);
      const matcher = expression().matcher(sentence.text);
      if (!matcher.find() || isOther(matcher.group() as string)) return { found: null, ends };
      const nameOf = (end: string) => sentence.mentionOf(matcher.group(end) as string)?.ref;
      return { found: { s: nameOf("s"), t: nameOf("t") }, ends };
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
