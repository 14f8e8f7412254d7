import { articleText, maxTextLength } from "../../src/extraction/article-text.ts";
import { languages } from "../../src/extraction/language.ts";
import type { NamedEntity } from "../../src/extraction/offline/entities.ts";
import type { TaggedSpan } from "../../src/extraction/offline/named-span.ts";
import { entitiesIn, propose } from "../../src/extraction/offline/propose.ts";
import { sentencesOf } from "../../src/extraction/sentences.ts";

const signal = new AbortController().signal;
const findKnown = async () => new Map();
/** Much more than any text needs, also on a busy machine, and nothing to an engine that backtracks. */
const enoughMs = 20_000;

const fill = (unit: string) => unit.repeat(Math.floor(maxTextLength / unit.length));

/** Every place of these names in a text. */
function given(text: string): NamedEntity[] {
  return (
    [
      ["Ada", "PERSON"],
      ["Nord", "COMPANY"],
      ["Kiel", "PLACE"],
    ] as const
  ).flatMap(([name, kind]) => {
    const mentions = [...text.matchAll(new RegExp(name, "g"))].map(({ index }) => ({
      start: index,
      end: index + name.length,
    }));
    return mentions.length === 0 ? [] : [{ kind, name, aliases: [], mentions, way: "KNOWN" as const }];
  });
}

const texts = [
  "Ada Nord Kiel ",
  "Ada und Ada, Nord, der der Gründer von von Nord ",
  '„"\'(Ada „"Nord ',
  "Nord-Ada-",
  "a a a a a a a a a a Nord ",
  "Nord which is is is was a the ",
  "Nord AG ",
  "A.",
  "⟨P0⟩ Nord ⟨O1⟩ ",
  "The company and its chief executive, Ada, said he was in Kiel; er und sein Konzern, deren Chef Ada, sie ist. ",
].map((unit) => [unit, fill(unit)] as const);

test.each(texts)("a text of %p alone takes bounded time, and what it gives lies in it", async (_, text) => {
  const began = performance.now();
  for (const language of languages) {
    const task = { text, language, findKnown, signal };
    const tagged: TaggedSpan[] = given(text).flatMap(({ kind, mentions }) =>
      mentions.map((span) => ({ ...span, kind })),
    );
    const found = await entitiesIn(task, tagged);
    for (const entities of [found, given(text)]) {
      const { relations } = await propose(task, entities);
      for (const { evidence, quote } of relations) expect(text.slice(evidence.start, evidence.end)).toBe(quote);
    }
    for (const { name, mentions } of found) {
      expect(name.length).toBeGreaterThan(0);
      for (const { start, end } of mentions) expect(end).toBeGreaterThan(start);
    }
  }
  expect(performance.now() - began).toBeLessThan(enoughMs);
});

test("thousands of names, and a tag over the whole text, take bounded time", async () => {
  const began = performance.now();
  const names = Array.from({ length: 6_000 }, (_, i) => `N${i.toString(36)} AG.`)
    .join(" ")
    .slice(0, maxTextLength);
  const task = { language: "de" as const, findKnown, signal };
  expect((await entitiesIn({ ...task, text: names }, [])).length).toBeGreaterThan(1_000);
  const text = fill("Ab Cd-Chef ");
  await entitiesIn({ ...task, text }, [{ start: 0, end: text.length, kind: "PERSON" }]);
  expect(performance.now() - began).toBeLessThan(enoughMs);
});

test("a text that is given up ends at once", async () => {
  const text = fill("Ada ist Chefin von Nord in Kiel. ");
  const task = { text, language: "de" as const, signal: AbortSignal.abort(new Error("given up")) };
  await expect(propose(task, given(text))).rejects.toThrow("given up");
});

test("an article's text is composed, has one space between words and one empty line between paragraphs", () => {
  const soft = String.fromCharCode(0xad);
  expect(articleText(` Ko${soft}ntor  sagte:\r\n„Ja“\u0000 \r\n\r\n\r\n\t\n Mu\u0308nchen\f Ende `)).toBe(
    "Kontor sagte:\n„Ja“\n\nMünchen\n\nEnde",
  );
});

test.each([
  ["de", "Dr. Berg kam am 3. Mai. Sie blieb.", ["Dr. Berg kam am 3. Mai.", "Sie blieb."]],
  [
    "de",
    "„Ja.“ Die Nordlicht z. B. wächst um 1,5 Mio. Euro.",
    ["„Ja.“", "Die Nordlicht z. B. wächst um 1,5 Mio. Euro."],
  ],
  ["en", "Mr. Holme of Nord Inc. left. He is 52.", ["Mr. Holme of Nord Inc. left.", "He is 52."]],
  ["en", "Title\nFirst line.\n\nSecond.", ["Title", "First line.", "Second."]],
] as const)("sentences in %s: %p", (language, text, sentences) => {
  expect(sentencesOf(text, language).map(({ start, end }) => text.slice(start, end))).toEqual(sentences);
});
