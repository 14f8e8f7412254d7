import { setTimeout } from "node:timers/promises";
import { Analytics } from "../../src/analytics/analytics.ts";
import type { ComputationContext } from "../../src/analytics/computation-context.ts";
import type { App } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { errorFormatter } from "../../src/execution/format-error.ts";
import { readsOf } from "../../src/neo4j/driver.ts";
import { findDuplicates } from "../../src/review/find-duplicates.ts";
import { refill, startTestApp } from "../test-app.ts";
import { hundredPairs } from "./hundred-pairs.ts";

let app: App;
beforeAll(async () => {
  // A busy machine plans the statements for seconds.
  app = await startTestApp([]);
});
afterAll(() => app?.stop());

type Fields = Record<string, unknown>;

interface Candidate {
  readonly a: { readonly id: string };
  readonly b: { readonly id: string };
  readonly score: number;
  readonly reasons: readonly { readonly rule: string; readonly text: string; readonly effect: number }[];
}

const query = `query ($entity: ID, $kinds: [EntityKind!], $minScore: Float, $first: Int, $after: String, $freshness: Freshness) {
  duplicateCandidates(entity: $entity, kinds: $kinds, minScore: $minScore, first: $first, after: $after, freshness: $freshness) {
    nodes { a { id } b { id } score reasons { rule text effect } }
    totalCount
    omitted
    pageInfo { endCursor hasNextPage }
  }
}`;

async function answer(text: string, variables: Fields = {}, access: "editor" | "reader" = "reader") {
  return JSON.parse(JSON.stringify(await app.execute(text, variables, access)));
}

/** All candidates, page by page. */
async function candidates(variables: Fields = {}): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (let after: string | null = null; ; ) {
    const { data, errors } = await answer(query, { first: 40, ...variables, after });
    expect(errors).toBeUndefined();
    const { nodes, totalCount, omitted, pageInfo } = data.duplicateCandidates;
    found.push(...nodes);
    if (!pageInfo.hasNextPage) {
      expect([totalCount, omitted]).toEqual([found.length, 0]);
      return found;
    }
    after = pageInfo.endCursor;
  }
}

const idsOf = ({ a, b }: Candidate) => `${a.id} ${b.id}`;
const rulesOf = ({ reasons }: Candidate) => reasons.map(({ rule }) => rule);

describe("a graph with a hundred pairs that are one", () => {
  const { records, pairs } = hundredPairs();
  beforeAll(() => refill(app.neo4j, records));

  test("all hundred are found, with few others", async () => {
    const found = await candidates();
    const ids = found.map(idsOf);
    const missed = pairs.filter(({ a, b }) => !ids.includes(`${a.id} ${b.id}`));
    expect(pairs).toHaveLength(100);
    expect(missed).toEqual([]);
    expect(found.length).toBeLessThan(130);
    expect(new Set(ids).size).toBe(found.length);
  });

  test("a score is the sum of the effects of its reasons", async () => {
    for (const { score, reasons } of await candidates({ minScore: 0.5 }))
      expect(reasons.reduce((sum, { effect }) => sum + effect, 0)).toBeCloseTo(score, 3);
  });

  test("each pair is also found from either entity, with the same score and reasons", async () => {
    const found = await candidates();
    for (const pair of found.filter((_, i) => i % 10 === 0))
      for (const { id } of [pair.a, pair.b]) expect(await candidates({ entity: id })).toContainEqual(pair);
  });

  test("kinds and the least score leave out the others", async () => {
    const found = await candidates();
    const companies = await candidates({ kinds: ["COMPANY"] });
    expect(companies).toEqual(found.filter(({ a }) => a.id.startsWith("company:")));
    const likely = await candidates({ minScore: 0.8 });
    expect(likely).toEqual(found.filter(({ score }) => score >= 0.8));
    expect(likely.length).toBeLessThan(found.length);
    expect(await candidates({ kinds: [] })).toEqual([]);
  });

  test("a decided pair is gone at once, also from an older answer", async () => {
    const [first, second, third] = (await candidates()) as [Candidate, Candidate, Candidate];
    const apart = "mutation ($a: ID!, $b: ID!) { keepApart(a: $a, b: $b) { unchanged } }";
    await answer(apart, { a: first.a.id, b: first.b.id }, "editor");
    const merge = "mutation ($a: ID!, $b: [ID!]!) { mergeEntities(keep: $a, absorb: $b) { unchanged } }";
    await answer(merge, { a: second.a.id, b: [second.b.id] }, "editor");
    const { data } = await answer(query, { first: 3, freshness: "CACHED" });
    expect(data.duplicateCandidates.nodes.map(idsOf)).toEqual([idsOf(third)]);
    const left = (await candidates()).map(idsOf);
    expect(left).not.toContain(idsOf(first));
    expect(left).not.toContain(idsOf(second));
    expect(await candidates({ entity: first.a.id })).toEqual([]);
    // The id that was absorbed finds the entity.
    expect(await candidates({ entity: second.b.id })).toEqual(await candidates({ entity: second.a.id }));
  });
});

describe("reasons", () => {
  const company = (id: string, name: string, more: Fields = {}) => ({
    ...{ ref: id, id: `company:${id}`, kind: "COMPANY", name },
    ...more,
  });
  const article = (id: string, entities: readonly Fields[], relations: readonly Fields[] = []) => ({
    article: { id: `article:${id}`, title: id },
    entities,
    relations,
  });
  const place = { ref: "porta", id: "place:porta", kind: "PLACE", name: "Porta" };
  const tie = (type: string, source: string, target: string) => ({
    ...{ type, source, target },
    evidence: [{ statement: "Says so." }],
  });

  test("shared ids, initials, places, neighbors; other ids; named apart", async () => {
    const boss = { ref: "boss", id: "person:boss", kind: "PERSON", name: "Quilla Brandner" };
    await refill(app.neo4j, [
      article("1", [company("vd", "Vereinigte Drahtwerke"), place], [tie("LOCATED_IN", "vd", "porta")]),
      article("2", [company("vd2", "Vereinigte Drahtwerke AG"), place], [tie("LOCATED_IN", "vd2", "porta")]),
      article("3", [company("nvk", "Neuer Verein Kiesling"), boss], [tie("HEADS", "boss", "nvk")]),
      article("4", [company("acronym", "NVK"), boss], [tie("HEADS", "boss", "acronym")]),
      article("5", [company("web", "Lindqvist", { sameAs: ["website:https://one.example"] })]),
      article("6", [company("web2", "Perlmann", { sameAs: ["website:https://one.example"] })]),
      article("7", [company("q1", "Tannhofer", { sameAs: ["wikidata:Q11"] })]),
      article("8", [company("q2", "Tannhofer GmbH", { sameAs: ["wikidata:Q12"] })]),
      article("9", [company("two", "Ostrander"), company("two2", "Ostrander Ltd")]),
    ]);
    const found = await candidates({ minScore: 0.5 });
    expect(found.map((pair) => [idsOf(pair), rulesOf(pair), pair.score])).toEqual([
      ["company:vd company:vd2", ["NAME", "SAME_PLACE"], 1],
      ["company:acronym company:nvk", ["ACRONYM", "SHARED_NEIGHBORS"], 0.67],
      ["company:web company:web2", ["SAME_OTHER_ID"], 0.85],
      ["company:q1 company:q2", ["NAME", "DIFFERENT_IDS"], 0.548],
    ]);
    expect(found[1]?.reasons.map(({ text }) => text)).toEqual(["NVK ~ Neuer Verein Kiesling", "person:boss"]);
    expect(await candidates({ minScore: 0.5, entity: "company:acronym" })).toEqual([found[1]]);
  });

  test("another country and another birth year", async () => {
    const person = (id: string, birthDate: string, country: string) => ({
      ...{ ref: id, id: `person:${id}`, kind: "PERSON", name: "Quilla Brandner", birthDate, country },
    });
    await refill(app.neo4j, [
      article("1", [person("a", "1950-05-01", "de")]),
      article("2", [person("b", "1950", "de")]),
      article("3", [person("c", "1950-05", "at")]),
      article("4", [person("d", "1971", "de")]),
    ]);
    expect((await candidates({ minScore: 0.5 })).map((pair) => [idsOf(pair), rulesOf(pair)])).toEqual([
      ["person:a person:b", ["NAME"]],
      ["person:a person:c", ["NAME", "OTHER_COUNTRY"]],
      ["person:b person:c", ["NAME", "OTHER_COUNTRY"]],
      ["person:a person:d", ["NAME", "OTHER_BIRTH_YEAR"]],
      ["person:b person:d", ["NAME", "OTHER_BIRTH_YEAR"]],
    ]);
  });

  test("what was decided to be different and shares an id is not proposed", async () => {
    await refill(app.neo4j, [
      article("1", [company("x", "Harlander", { sameAs: ["lei:529900T8BM49AURSDO55"] })]),
      article("2", [company("y", "Rebholz")]),
    ]);
    await answer('mutation { keepApart(a: "company:x", b: "company:y") { unchanged } }', {}, "editor");
    const both = article("3", [company("y", "Rebholz", { sameAs: ["lei:529900T8BM49AURSDO55"] })]);
    const imported = "mutation ($record: ArticleRecordInput!) { importArticle(record: $record) { unchanged } }";
    expect((await answer(imported, { record: both }, "editor")).errors).toBeUndefined();
    expect(await candidates({ minScore: 0.5 })).toEqual([]);
  });
});

test("wrong arguments are refused by name", async () => {
  const { errors } = await answer(query, { minScore: 0.3 });
  expect(errors[0]).toMatchObject({
    message: "minScore must be from 0.5 to 1, not 0.3",
    extensions: { code: "BAD_USER_INPUT", argument: "minScore", limit: 0.5, value: 0.3 },
  });
  const unknown = await answer(query, { entity: "company:nobody" });
  expect(unknown.errors[0].extensions).toMatchObject({ code: "NOT_FOUND", argument: "entity" });
});

test("a graph that does not fit into memory is refused, and the limit told", async () => {
  await refill(app.neo4j, hundredPairs().records.slice(0, 3));
  const read = readsOf(app.neo4j, 60_000, undefined);
  const refused = findDuplicates(read, undefined, 2);
  await expect(refused).rejects.toMatchObject({ code: "QUERY_TOO_LARGE", reached: { limit: 2, value: 3 } });
  await expect(findDuplicates(read, undefined, 3)).resolves.toMatchObject({ omitted: 0 });
  const error = await refused.catch((error: Error) => error);
  const message = expect.stringContaining("up to 2 entities");
  expect(errorFormatter({ error: console.error, warn: console.error })({ message: "" }, error)).toEqual({
    ...{ message, extensions: { code: "QUERY_TOO_LARGE", limit: 2, value: 3 } },
  });
});

test("a computation that takes too long ends between two reads, and its limit is told", async () => {
  const limits = { ...readConfig({}).limits, analyticsTimeoutMs: 20 };
  const analytics = new Analytics(app.neo4j, app.neo4j, limits).forRequest(undefined);
  const compute = async ({ throwIfOver }: ComputationContext) => {
    for (let i = 0; i < 100; i++) {
      await setTimeout(5);
      throwIfOver?.();
    }
  };
  const refused = analytics.graphResults.result({ key: "endless", compute }, "LATEST");
  await expect(refused).rejects.toMatchObject({ code: "TIMEOUT", reached: { limit: 20 } });
  await expect(refused).rejects.toThrow("ANALYTICS_TIMEOUT_MS");
  const late = async ({ read }: ComputationContext) => {
    await setTimeout(30);
    return read({ text: "RETURN 1" });
  };
  const alsoRefused = analytics.graphResults.result({ key: "late", compute: late }, "LATEST");
  await expect(alsoRefused).rejects.toMatchObject({ code: "TIMEOUT", reached: { limit: 20 } });
});
