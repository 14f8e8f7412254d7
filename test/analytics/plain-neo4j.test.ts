import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "../../src/app.ts";
import { type Database, startEmbedded } from "../../src/database/embedded.ts";
import { fixture } from "../fixture.ts";
import { startTestApp } from "../test-app.ts";

jest.setTimeout(120_000);

let folder: string;
let database: Database;
let app: App;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pressgraph-plain-"));
  database = await startEmbedded({ dataDir: folder, boltPort: 0, report: () => {}, withLibrary: false });
  app = await startTestApp(fixture, { neo4j: database.address });
});
afterAll(async () => {
  await app?.stop();
  await database?.stop();
  await rm(folder, { recursive: true, force: true });
});

const execute = async (query: string) => JSON.parse(JSON.stringify(await app.execute(query)));

test("the ontology lists only measures and algorithms that do not need the library", async () => {
  expect(await execute("{ ontology { measures communityAlgorithms } }")).toEqual({
    data: { ontology: { measures: ["DEGREE"], communityAlgorithms: ["CONNECTED_COMPONENTS"] } },
  });
});

test("degrees and connected components work without the library", async () => {
  const { data, errors } = await execute(`{
    ranking(measure: DEGREE, first: 1) { score entity { id } }
    communities(algorithm: CONNECTED_COMPONENTS, first: 1) { members(first: 1) { id } }
  }`);
  expect(errors).toBeUndefined();
  expect(data.ranking[0].entity.id).toBe("company:aster");
  expect(data.communities[0].members).toEqual([{ id: "company:aster" }]);
  const places = await execute(`{
    ranking(measure: DEGREE, ids: ["company:aster", "x"]) { rank entity { id } }
    communities(algorithm: CONNECTED_COMPONENTS, containing: ["company:aster", "x"]) { containedIds }
  }`);
  expect(places.data).toEqual({
    ranking: [{ rank: 1, entity: { id: "company:aster" } }],
    communities: [{ containedIds: ["company:aster"] }],
  });
});

test.each([
  [
    "ranking(measure: PAGERANK)",
    "PAGERANK needs the Graph Data Science library, which this Neo4j does not have. DEGREE does without it.",
  ],
  [
    "communities(algorithm: LEIDEN)",
    "LEIDEN needs the Graph Data Science library, which this Neo4j does not have. CONNECTED_COMPONENTS does without it.",
  ],
])("%s without the library is refused with a message that says what is missing", async (field, message) => {
  const { errors } = await execute(`{ ${field} { __typename } }`);
  expect(errors[0]).toMatchObject({ message, extensions: { code: "NOT_AVAILABLE" } });
});
