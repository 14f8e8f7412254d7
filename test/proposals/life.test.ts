import type { App } from "../../src/app.ts";
import { checkRecord } from "../../src/articles/check-record.ts";
import { importRecords } from "../../src/articles/import-records.ts";
import { fixture } from "../fixture.ts";
import { refill, startTestApp, timeoutMs } from "../test-app.ts";
import { differencesIn, exportedText } from "../whole-graph.ts";
import { article, proposalApi, TestExtractor, tableProposal, text } from "./proposal-api.ts";

const extractor = new TestExtractor();
let app: App;
beforeAll(async () => {
  app = await startTestApp([], { extractors: new Map([["OFFLINE", extractor]]) });
});
afterAll(async () => {
  await app?.stop();
  expect(extractor.closed).toBe(1);
});
beforeEach(async () => {
  extractor.read = async ({ text }) => tableProposal(text);
  await refill(app.neo4j, fixture);
});

const { ask, refusal, propose, accept } = proposalApi(() => app);

/** The record of everything in the table. */
const record = {
  article,
  entities: [
    { ref: "e1", kind: "PERSON", name: "Mara Quint" },
    { ref: "e2", kind: "COMPANY", name: "Tidewell" },
    { ref: "e3", kind: "COMPANY", name: "Brinelake" },
    { ref: "e4", kind: "PLACE", name: "Ostermoor" },
  ],
  relations: [
    {
      ...{ type: "HEADS", source: "e1", target: "e2" },
      evidence: [
        { paragraph: 1, confidence: 0.8, extractedBy: "test:table", statement: "Says that Mara Quint heads Tidewell." },
      ],
    },
    {
      ...{ type: "LOCATED_IN", source: "e3", target: "e4" },
      evidence: [
        {
          ...{ paragraph: 2, confidence: 0.8, extractedBy: "test:table" },
          statement: "Says that Brinelake is located in Ostermoor.",
        },
      ],
    },
  ],
};

test("a text becomes a proposal, and nothing of it is in the graph, in exports or in checks", async () => {
  const before = await exportedText(app.neo4j);
  const proposal = await propose();
  expect(proposal).toMatchObject({
    ...{ status: "OPEN", version: 2, text, extractor: "OFFLINE", language: "en", articleInGraph: false, error: null },
    article: { ...article, publisher: null, url: null },
    entities: tableProposal(text).entities.map(({ id, ...entity }) => ({
      ...entity,
      entityId: id,
      verdict: "OPEN",
      reason: null,
    })),
    relations: tableProposal(text).relations.map((relation) => ({ ...relation, verdict: "OPEN", reason: null })),
  });
  expect(await ask("load", { id: proposal.id })).toEqual(proposal);
  expect(await exportedText(app.neo4j)).toBe(before);
  expect(await differencesIn(app.neo4j)).toEqual([]);
  const { data } = await app.execute("{ statistics { entities relations articles } graph { version } }");
  expect(data).toMatchObject({ statistics: { articles: fixture.length } });
});

test("accepting makes the graph that the import of its record makes, and retracting leaves nothing", async () => {
  const empty = await exportedText(app.neo4j);
  const { id } = await propose();
  // The ends of the taken relations come along: e1 to e4.
  const { proposal, imported } = await accept(id, 2, ["e4"], ["r1", "r3"]);
  expect(imported).toEqual({
    ...{ unchanged: false, entitiesCreated: 4, relationsCreated: 2 },
    article: { id: article.id, title: article.title },
  });
  expect(proposal).toMatchObject({ status: "ACCEPTED", version: 3, text: null, articleInGraph: true });
  expect(proposal.relations.map(({ verdict, quote }) => [verdict, quote])).toEqual([
    ["ACCEPTED", "Mara Quint heads Tidewell."],
    ["REJECTED", "Tidewell owns Brinelake."],
    ["ACCEPTED", "Brinelake sits in Ostermoor"],
  ]);
  const accepted = await exportedText(app.neo4j);
  expect(await differencesIn(app.neo4j)).toEqual([]);

  const { errors } = await app.execute(
    `mutation { retractArticle(id: "${article.id}") { entitiesRemoved } }`,
    {},
    "editor",
  );
  expect(errors).toBeUndefined();
  expect(await exportedText(app.neo4j)).toBe(empty);
  expect(await ask("load", { id })).toMatchObject({ status: "ACCEPTED", articleInGraph: false });

  await importRecords(app.neo4j, [checkRecord(record)], { timeoutMs });
  expect(await exportedText(app.neo4j)).toBe(accepted);
});

/** Stores proposals of one status, the first one as the oldest. */
const fillWith = (status: string, count: number) =>
  app.neo4j.write(
    (run) =>
      run({
        text: `UNWIND range(1, $count) AS i
          CREATE (:Proposal {id: 'proposal:' + i, status: $status, changedAt: toString(datetime('2020-01-01') + duration({seconds: i}))})`,
        params: { status, count },
      }),
    { timeoutMs },
  );
const stored = async () => {
  const text = "MATCH (p:Proposal) RETURN count(p) AS total, min(p.changedAt) AS oldest";
  return (await app.neo4j.read({ text }, { timeoutMs }))[0];
};

test("no more than 1,000 proposals wait for a person", async () => {
  await fillWith("OPEN", 999);
  await propose();
  expect(await refusal("propose", { text, article, extractor: "OFFLINE" })).toMatchObject({
    ...{ code: "TOO_MANY_PROPOSALS", extensions: { limit: 1_000, value: 1_000 } },
    message: "1000 proposals wait already; the limit is 1000. Decide some of them.",
  });
  expect(await stored()).toMatchObject({ total: 1_000 });
});

test("no more than 1,000 proposals wait for a person, also if many are made at once", async () => {
  await fillWith("OPEN", 998);
  const made = await Promise.allSettled(Array.from({ length: 8 }, () => propose()));
  expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  expect(await stored()).toMatchObject({ total: 1_000 });
});

test("of the proposals that are decided, the newest 10,000 stay", async () => {
  await fillWith("REJECTED", 10_003);
  await propose();
  expect(await stored()).toEqual({ total: 10_001, oldest: "2020-01-01T00:00:04Z" });
});

test("a reviewer changes parts, and each keeps who found it unless it was changed", async () => {
  const { id, entities, relations } = await propose();
  const bare = (part: object) => ({ ...part, foundBy: undefined, confidence: undefined });
  const [quint, ...others] = entities.map(bare) as Record<string, unknown>[];
  const [heads, owns] = relations.map(bare) as Record<string, unknown>[];
  const start = text.indexOf("where Mara Quint lives");
  const revised = await ask("revise", {
    ...{ id, version: 2 },
    // Without the mention in the first sentence.
    entities: [
      { ...quint, name: "Mara Quint-Lee", entityId: "person:ada", mentions: [{ start: start + 6, end: start + 16 }] },
      ...others,
    ],
    relations: [
      { ...heads, statement: null, role: "chair", since: "2020" },
      { ...owns, statement: null, verdict: "REJECTED", reason: "Not said." },
      {
        ...{ ref: "new", type: "LOCATED_IN", source: "e1", target: "e4" },
        evidence: { start, end: start + "where Mara Quint lives".length },
      },
    ],
  });
  expect(revised).toMatchObject({ status: "OPEN", version: 3 });
  const said = ({
    ref,
    foundBy,
    confidence,
    verdict,
    reason,
    entityId,
    name,
    statement,
    quote,
  }: Record<string, unknown>) => ({
    ...{ ref, foundBy, confidence, verdict, reason, entityId, name, statement, quote },
  });
  const table = { foundBy: "test:table", confidence: 0.8, verdict: "OPEN", reason: null };
  const reviewer = { foundBy: "reviewer", confidence: 1, verdict: "OPEN", reason: null };
  expect(revised.entities.map(said)).toMatchObject([
    { ref: "e1", ...reviewer, entityId: "person:ada", name: "Mara Quint-Lee" },
    { ref: "e2", ...table, confidence: 0.9, entityId: null, name: "Tidewell" },
    { ref: "e3" },
    { ref: "e4" },
  ]);
  expect(revised.relations.map(said)).toMatchObject([
    { ref: "r1", ...reviewer, statement: "Says that Mara Quint-Lee heads Tidewell (chair)." },
    { ref: "r2", ...table, verdict: "REJECTED", reason: "Not said.", statement: "Says that Tidewell owns Brinelake." },
    { ref: "new", ...reviewer, quote: "where Mara Quint lives" },
  ]);
  const unnamed = async () => {
    const { data } = await app.execute(`{ proposal(id: "${id}") { relations { unnamedEnds } } }`, {}, "editor");
    return JSON.parse(JSON.stringify(data)).proposal.relations.map(
      ({ unnamedEnds }: { unnamedEnds: string[] | null }) => unnamedEnds,
    );
  };
  expect(await unnamed()).toEqual([["e1"], [], []]);
  // As person:ada: an entity that the fixture has.
  await accept(id, 3, [], ["r1"]);
  expect(await unnamed()).toEqual([null, null, null]);
  const { data } = await app.execute(
    `{ person(id: "person:ada") { heads { edges { node { name } relations { role evidence { nodes { extractedBy } } } } } } }`,
  );
  expect(data?.person).toMatchObject({
    heads: {
      edges: expect.arrayContaining([
        {
          node: { name: "Tidewell" },
          relations: [{ role: "chair", evidence: { nodes: [{ extractedBy: "reviewer" }] } }],
        },
      ]),
    },
  });
});

test("each fault of a revision is told at its place, and nothing is written", async () => {
  const { id, entities, relations } = await propose({ text: `${text} 😀 end` });
  const [quint, tidewell] = entities;
  const [heads] = relations;
  const end = text.length;
  const { code, extensions } = await refusal("revise", {
    ...{ id, version: 2 },
    entities: [
      { ...quint, name: " ", mentions: [] },
      {
        ...tidewell,
        entityId: "person:x",
        mentions: [
          { start: 5, end: 5 },
          { start: 0, end: 5_000 },
        ],
      },
      { ...tidewell, ref: "e9", mentions: [{ start: end + 1, end: end + 2 }], reason: "x".repeat(2_001) },
    ],
    relations: [
      { ...heads, quote: "Tidewell", since: "2020-13" },
      { ...heads, ref: "r2", type: "MET" },
      { ...heads, ref: "r3", target: "e7" },
      { ...heads, ref: "r3", statement: `It says: ${heads?.quote}`.replace("It", "The article on the coast") },
    ],
  });
  expect(code).toBe("FAULTY_RECORD");
  expect((extensions.faults as { pointer: string }[]).map(({ pointer }) => pointer).toSorted()).toEqual([
    "/entities/0/mentions",
    "/entities/0/name",
    "/entities/1/entityId",
    "/entities/1/mentions/0",
    "/entities/1/mentions/1",
    "/entities/2/mentions/0",
    "/entities/2/reason",
    "/relations/0/quote",
    "/relations/0/since",
    "/relations/1",
    "/relations/2/target",
    "/relations/3/ref",
  ]);
  expect(await ask("load", { id })).toMatchObject({ version: 2, entities, relations });
});

test("a record that its parts do not make is refused with pointers into the proposal", async () => {
  const { id, entities, relations } = await propose();
  const twin = { ...entities[2], ref: "twin" };
  const { version } = await ask("revise", { id, version: 2, entities: [...entities, twin], relations });
  const { code, extensions } = await refusal("accept", { id, version, entities: ["twin", "e3"], relations: [] });
  expect(code).toBe("FAULTY_RECORD");
  expect(extensions.faults).toEqual([
    { pointer: "/entities/4", reason: '"Brinelake" is named like /entities/2; name it once, or give each an id' },
  ]);
  expect(await ask("load", { id })).toMatchObject({ status: "OPEN", version, articleInGraph: false });
  for (const [taken, argument] of [
    [{ entities: ["e77"], relations: [] }, "entities"],
    [{ entities: [], relations: ["e1"] }, "relations"],
    [{ entities: [], relations: [] }, "entities"],
  ] as const)
    expect(await refusal("accept", { id, version, ...taken })).toMatchObject({
      code: "BAD_USER_INPUT",
      extensions: { argument },
    });
});

test("of two who decide at once one is refused, and the article is imported once", async () => {
  const { id } = await propose();
  const { data: before } = await app.execute("{ graph { version } }");
  const decide = (relation: string) =>
    app.execute(
      `mutation { acceptProposal(id: "${id}", version: 2, entities: [], relations: ["${relation}"]) { imported { unchanged } } }`,
      {},
      "editor",
    );
  const answers = await Promise.all([decide("r1"), decide("r2"), decide("r3")]);
  const codes = answers.map(({ errors }) => errors?.[0]?.extensions?.code ?? "accepted");
  expect(codes.toSorted()).toEqual(["CONFLICT", "CONFLICT", "accepted"]);
  const { data: after } = await app.execute(
    `{ graph { version } article(id: "${article.id}") { relations { totalCount } } }`,
  );
  const version = (before as { graph: { version: number } }).graph.version;
  expect(after).toEqual({ graph: { version: version + 1 }, article: { relations: { totalCount: 1 } } });
  for (const [name, more] of [
    ["revise", { entities: [], relations: [] }],
    ["reject", {}],
    ["accept", { entities: ["e1"], relations: [] }],
  ] as const)
    expect(await refusal(name, { id, version: 3, ...more })).toMatchObject({
      code: "CONFLICT",
      extensions: { status: "ACCEPTED", version: 3 },
    });
});

test("a rejected proposal is kept with its reason, without its text", async () => {
  const { id } = await propose();
  expect(await refusal("reject", { id, version: 1 })).toMatchObject({
    code: "CONFLICT",
    extensions: { status: "OPEN", version: 2 },
  });
  expect(await ask("reject", { id, version: 2, reason: "A satire." })).toMatchObject({
    ...{ status: "REJECTED", version: 3, reason: "A satire.", text: null },
    relations: [{ quote: "Mara Quint heads Tidewell." }, {}, {}],
  });
  expect(await refusal("reject", { id: "proposal:none", version: 1 })).toMatchObject({
    code: "NOT_FOUND",
    extensions: { argument: "id" },
  });
});
