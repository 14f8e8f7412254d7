import { articleText } from "../../src/extraction/article-text.ts";
import type { Proposal } from "../../src/extraction/proposal.ts";
import { isLegal } from "../../src/ontology.ts";
import { type AnnotatedText, readCorpus } from "../../tools/evaluate/corpus.ts";
import { proposeWithGivenEntities, scorePatterns } from "../../tools/evaluate/run-corpus.ts";
import { interval, leastConfidence, measures, score, sum } from "../../tools/evaluate/score.ts";

const corpus = readCorpus("extractor/corpus.jsonl");
const longer = readCorpus("extractor/longer.jsonl");
const news = readCorpus("extractor/news.jsonl");
const moreNews = readCorpus("extractor/more-news.jsonl");
const business = readCorpus("extractor/business.jsonl");
const denseNews = readCorpus("extractor/dense-news.jsonl");
/** Nobody writes patterns by these: they tell what to expect of other texts. */
const unseen = readCorpus("extractor/unseen.jsonl");
const doubtful = [...readCorpus("extractor/doubtful.jsonl"), ...readCorpus("extractor/negations.jsonl")];

test("each mention of the corpus is a name in its text, and each relation is legal", () => {
  expect([corpus, longer, news, moreNews, business, denseNews, unseen, doubtful].map(({ length }) => length)).toEqual([
    40, 40, 30, 40, 60, 120, 50, 60,
  ]);
  for (const { id, text, entities, relations } of [
    ...corpus,
    ...longer,
    ...news,
    ...moreNews,
    ...business,
    ...denseNews,
    ...unseen,
    ...doubtful,
  ]) {
    expect([id, articleText(text)]).toEqual([id, text]);
    for (const { mentions } of entities)
      for (const [start, end] of mentions) expect(text.slice(start, end)).toMatch(/^[\p{L}\p{N}].*[\p{L}\p{N}.]$/u);
    const kindOf = (ref: string) => entities.find((entity) => entity.id === ref)?.kind as never;
    for (const { type, source, target } of relations)
      expect([id, type, isLegal(type, kindOf(source), kindOf(target))]).toEqual([id, type, true]);
  }
});

describe("with the entities given, what the patterns propose", () => {
  test.each(["de", "en"])(
    "in %s is right nine times of ten, and is a good part of what the texts say",
    async (language) => {
      const scores = await scorePatterns(corpus.filter((text) => text.language === language));
      const { precision, recall } = measures(sum(scores.flatMap(({ relations }) => [...relations.values()])));
      expect(precision).toBeGreaterThanOrEqual(0.9);
      expect(recall).toBeGreaterThanOrEqual(0.4);
    },
  );

  test.each(["FOUNDED_BY", "HEADS", "LOCATED_IN", "SUBSIDIARY_OF", "OWNS", "WORKS_FOR"] as const)(
    "of %s is right eight times of ten",
    async (type) => {
      const scores = await scorePatterns(corpus);
      const { precision } = measures(sum(scores.flatMap(({ relations }) => relations.get(type) ?? [])));
      expect(precision).toBeGreaterThanOrEqual(0.8);
    },
  );

  test("is mostly right on longer articles, too, and half of what they say", async () => {
    const scores = await scorePatterns(longer);
    const { precision, recall } = measures(sum(scores.flatMap(({ relations }) => [...relations.values()])));
    expect(precision).toBeGreaterThanOrEqual(0.85);
    expect(recall).toBeGreaterThanOrEqual(0.5);
  });

  test.each([
    ["news", news],
    ["more news", moreNews],
    ["business news", business],
  ])("is mostly right on %s, too, and a third of what they say", async (_, texts) => {
    const scores = await scorePatterns(texts);
    const { precision, recall } = measures(sum(scores.flatMap(({ relations }) => [...relations.values()])));
    expect(precision).toBeGreaterThanOrEqual(0.85);
    expect(recall).toBeGreaterThanOrEqual(0.35);
  });

  test("is right three times of four on articles that nobody looked at, and three tenths of what they say", async () => {
    const scores = await scorePatterns(unseen);
    const { precision, recall } = measures(sum(scores.flatMap(({ relations }) => [...relations.values()])));
    expect(precision).toBeGreaterThanOrEqual(0.75);
    expect(recall).toBeGreaterThanOrEqual(0.3);
  });

  test("lies in the text", async () => {
    for (const annotated of corpus) {
      const { relations } = await proposeWithGivenEntities(annotated);
      for (const { evidence, quote } of relations)
        expect(annotated.text.slice(evidence.start, evidence.end)).toBe(quote);
    }
  });
});

test("what a sentence denies, plans, doubts or reports is marked, and proposed with little confidence at most", async () => {
  const proposals: [AnnotatedText, Proposal][] = [];
  for (const annotated of doubtful) proposals.push([annotated, await proposeWithGivenEntities(annotated)]);
  const asFacts = proposals.flatMap(([{ id }, { relations }]) =>
    relations
      .filter(({ confidence, marks }) => confidence > leastConfidence || marks.length === 0)
      .map(({ type, quote, confidence }) => ({ id, type, quote, confidence })),
  );
  expect(asFacts).toEqual([]);
  // Patterns that find nothing would pass, too.
  expect(proposals.filter(([, { relations }]) => relations.length > 0).length).toBeGreaterThanOrEqual(20);
});

test("the score counts a wrong end, a missed relation, a doubtful one and a shifted span as they are", () => {
  const annotated: AnnotatedText = {
    ...{ id: "x", language: "en", text: "Ada heads Nord and Bo owns Sud." },
    entities: [
      { id: "a", kind: "PERSON", mentions: [[0, 3]] },
      { id: "n", kind: "COMPANY", mentions: [[10, 14]] },
      { id: "b", kind: "PERSON", mentions: [[19, 21]] },
      { id: "s", kind: "COMPANY", mentions: [[27, 30]] },
    ],
    relations: [
      { type: "HEADS", source: "a", target: "n", marks: [] },
      { type: "OWNS", source: "b", target: "s", marks: [] },
    ],
    exhaustive: ["HEADS", "OWNS"],
  };
  const entity = (ref: string, kind: "PERSON" | "COMPANY", start: number, end: number) =>
    ({ ref, kind, name: annotated.text.slice(start, end), mentions: [{ start, end }] }) as never;
  const relation = (type: string, source: string, target: string, confidence = 0.9) =>
    ({ type, source, target, confidence, marks: [], quote: "" }) as never;
  const scored = score(annotated, {
    entities: [entity("e1", "PERSON", 0, 3), entity("e2", "COMPANY", 10, 14), entity("e3", "PERSON", 15, 21)],
    relations: [relation("HEADS", "e1", "e2"), relation("OWNS", "e3", "e2"), relation("OWNS", "e1", "e2", 0.3)],
  });
  expect(scored.errors).toEqual(['missed COMPANY "Sud"', 'wrong OWNS and Bo → Nord in ""', "missed OWNS Bo → Sud"]);
  expect(sum(scored.exact.values())).toEqual({ right: 2, proposed: 3, there: 4 });
  expect(sum(scored.overlapping.values())).toEqual({ right: 3, proposed: 3, there: 4 });
  expect(scored.relations.get("OWNS")).toEqual({ right: 0, proposed: 1, there: 1 });
  const counts = { right: 1, proposed: 2, there: 4 };
  expect(measures(counts)).toEqual({ precision: 0.5, recall: 0.25, f1: 1 / 3 });
  expect(interval([counts, counts], "precision")).toEqual([0.5, 0.5]);
});
