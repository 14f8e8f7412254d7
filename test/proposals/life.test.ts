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

const { ask, propose, accept } = proposalApi(() => app);

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
    entities: tableProposal(text).entities.map((entity) => ({ ...entity, verdict: "OPEN", reason: null })),
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
