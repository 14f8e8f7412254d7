import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { offlineExtractor } from "../../src/extraction/offline/offline-extractor.ts";
import { Tagger, type TaggerLimits } from "../../src/extraction/offline/tagger.ts";
import { findStanfordTagger, type TaggerProgram } from "../../src/extraction/offline/tagger-program.ts";

const quiet = new AbortController().signal;
const limits: TaggerLimits = { startMs: 20_000, textMs: 1_000, idleMs: 60_000 };
const stub = (fault = ""): TaggerProgram => ({
  command: process.execPath,
  args: [join(__dirname, "stub-tagger.mjs"), fault],
  env: {},
});

let taggers: Tagger[] = [];
afterEach(async () => {
  await Promise.all(taggers.map((tagger) => tagger.close()));
  taggers = [];
});

/** A tagger that runs this program, and how often it was started. */
function taggerOf(program: TaggerProgram | Error, more: Partial<TaggerLimits> = {}) {
  const starts: string[] = [];
  const find = async (language: string) => {
    starts.push(language);
    if (program instanceof Error) throw program;
    return program;
  };
  const tagger = new Tagger("de", find, () => {}, { ...limits, ...more });
  taggers.push(tagger);
  return { tagger, starts };
}

const ada = [{ start: 0, end: 3, kind: "PERSON" }];

test("it is started at the first text, takes one text at a time, and goes on", async () => {
  const { tagger, starts } = taggerOf(stub());
  expect(starts).toEqual([]);
  const texts = await Promise.all(["Ada", "and Bo", "nobody"].map((text) => tagger.tag(text, quiet)));
  expect(texts).toEqual([ada, [{ start: 4, end: 6, kind: "PERSON" }], []]);
  expect(starts).toEqual(["de"]);
});

test.each([
  ["dies", "die", "EXTRACTION_FAILED", "The tagger ended (exit code 1): a last word"],
  ["runs out of memory", "memory", "EXTRACTION_FAILED", "The tagger ran out of memory"],
  ["hangs", "hang", "EXTRACTION_TIMEOUT", "The tagger took more than 1 s for a text"],
  ["says nonsense", "nonsense", "EXTRACTION_FAILED", "The tagger gave an answer that cannot be read: 0,7"],
  [
    "points outside the text",
    "outside",
    "EXTRACTION_FAILED",
    "The tagger gave an answer that cannot be read: 0,9999,PERSON",
  ],
])("one that %s fails this text alone, and is started again for the next", async (_, text, code, message) => {
  const { tagger, starts } = taggerOf(stub());
  const all = await Promise.allSettled(["Ada", text, "Ada"].map((each) => tagger.tag(each, quiet)));
  expect(all).toMatchObject([{ value: ada }, { reason: { name: "ExtractionError", code, message } }, { value: ada }]);
  expect(starts.length).toBe(2);
});

test("one that is missing, or never ready, says so", async () => {
  await expect(taggerOf(new Error("There is no Java in PATH")).tagger.tag("Ada", quiet)).rejects.toMatchObject({
    code: "EXTRACTOR_UNAVAILABLE",
    message: "There is no Java in PATH",
  });
  const nowhere = { ...stub(), command: "/nowhere/java" };
  await expect(taggerOf(nowhere).tagger.tag("Ada", quiet)).rejects.toMatchObject({
    code: "EXTRACTION_FAILED",
    message: expect.stringContaining("ENOENT"),
  });
  const slow = taggerOf(stub("never ready"), { startMs: 500 }).tagger.tag("Ada", quiet);
  await expect(slow).rejects.toMatchObject({
    code: "EXTRACTION_TIMEOUT",
    message: "The tagger took more than 0.5 s for its start",
  });
});

test("a text that is given up ends the process, and one that waits is not begun", async () => {
  const { tagger, starts } = taggerOf(stub(), { textMs: 60_000 });
  const stopping = new AbortController();
  const hanging = tagger.tag("hang", stopping.signal);
  const waiting = tagger.tag("Ada", stopping.signal);
  setTimeout(() => stopping.abort(new Error("given up")), 500);
  expect(await Promise.allSettled([hanging, waiting])).toMatchObject([
    { reason: { message: "given up" } },
    { reason: { message: "given up" } },
  ]);
  expect(await tagger.tag("Ada", quiet)).toEqual(ada);
  expect(starts.length).toBe(2);
});

test("an idle one is ended, and started again for the next text", async () => {
  const { tagger, starts } = taggerOf(stub(), { idleMs: 100 });
  expect(await tagger.tag("Ada", quiet)).toEqual(ada);
  await pause(1_000);
  expect(await tagger.tag("Ada", quiet)).toEqual(ada);
  expect(starts.length).toBe(2);
});

test("the tagger of Stanford CoreNLP, rules and patterns read a German text", async () => {
  const text = `Nordlicht-Gründerin Ada Berg hat in Hamburg ein zweites Werk eröffnet. Die Reederei Hafenkontor GmbH aus Lübeck
liefert dafür die Schiffe.

Berg sprach von einem guten Jahr. Hafenkontor-Chef Jan Holm war anderer Meinung 😀. Holm ist seit 2015 dabei.`;
  const extractor = offlineExtractor({ report: () => {}, findTagger: findStanfordTagger });
  try {
    const task = { text, title: null, language: "de" as const, findKnown: async () => new Map(), signal: quiet };
    const { entities, relations } = await extractor.propose(task);
    const told = entities.map(({ kind, name, mentions }) => [
      kind,
      name,
      mentions.map(({ start, end }) => text.slice(start, end)).join("|"),
    ]);
    expect(told).toEqual(
      expect.arrayContaining([
        ["COMPANY", "Nordlicht", "Nordlicht"],
        ["PERSON", "Ada Berg", "Ada Berg|Berg"],
        ["PLACE", "Hamburg", "Hamburg"],
        ["COMPANY", "Hafenkontor GmbH", "Hafenkontor GmbH|Hafenkontor"],
        ["PERSON", "Jan Holm", "Jan Holm|Holm"],
      ]),
    );
    const nameOf = (ref: string) => entities.find((entity) => entity.ref === ref)?.name;
    expect(relations.map(({ type, source, target }) => [type, nameOf(source), nameOf(target)])).toEqual(
      expect.arrayContaining([
        ["FOUNDED_BY", "Nordlicht", "Ada Berg"],
        ["HEADS", "Jan Holm", "Hafenkontor GmbH"],
        ["LOCATED_IN", "Hafenkontor GmbH", "Lübeck"],
      ]),
    );
    for (const { quote, evidence } of relations) expect(text.slice(evidence.start, evidence.end)).toBe(quote);
  } finally {
    await extractor.close();
  }
}, 300_000);
