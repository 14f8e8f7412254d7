import { setTimeout as pause } from "node:timers/promises";
import neo4j from "neo4j-driver";
import { type App, createApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { connectNeo4j, type Neo4j } from "../../src/neo4j/driver.ts";
import { refill, timeoutMs } from "../test-app.ts";
import { testDatabase } from "../test-database.ts";

jest.setTimeout(300_000);

/** For this many entities betweenness is exact and takes seconds. The relations are scattered. */
const entities = 2_000;
const someGraph = `
  UNWIND range(1, ${entities}) AS i
  CREATE (e:Entity:Company {id: 'company:' + i, kind: 'COMPANY', name: 'Company', sortName: 'company', degree: 8, degreeRank: -8})
  WITH collect(e) AS all
  UNWIND range(0, ${entities - 1}) AS i
  UNWIND range(1, 4) AS nth
  WITH all[i] AS a, all[(i * i * nth + 7 * i + nth) % ${entities}] AS b, 'relation:' + i + '-' + nth AS id
  WHERE a <> b
  CREATE (a)-[:COMPETES_WITH {id: id, confidence: 1.0, sourceCount: 1}]->(b)`;
let database: Neo4j;
beforeAll(async () => {
  database = connectNeo4j(testDatabase());
  const app = await start();
  await refill(database, []);
  await database.write((run) => run({ text: someGraph }), { timeoutMs });
  await app.stop();
});
afterAll(async () => {
  await refill(database, []);
  await database.close();
});

/** A service on the current graph. */
async function start(environment: Record<string, string> = {}): Promise<App> {
  const config = readConfig({ PORT: "0", LOG_LEVEL: "silent", QUERY_TIMEOUT_MS: "20000", ...environment });
  return createApp({ ...config, neo4j: testDatabase(), seed: false, warmUp: false });
}

const post = (app: App, query: string, signal: AbortSignal | null = null) =>
  fetch(`${app.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
    body: JSON.stringify({ query }),
    signal,
  });

const projections = async (): Promise<string[]> => {
  const rows = await database.read({ text: "CALL gds.graph.list() YIELD graphName RETURN graphName" }, { timeoutMs });
  return rows.map(({ graphName }) => graphName as string);
};
const statements = async (): Promise<unknown[]> =>
  database.read(
    {
      text: "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'gds.' AND NOT currentQuery STARTS WITH 'SHOW'",
    },
    { timeoutMs },
  );

/** Resolves when the condition holds. Only the timeout of the test limits it. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(50);
}
const nothingIsLeft = async () => (await projections()).length === 0 && (await statements()).length === 0;

test("fifty canceled computations at once: other requests are answered, at most two run, and no projection remains", async () => {
  // All fifty must wait, because a refusal would end the response before the client disconnects. The default limit would
  // refuse their cost.
  const app = await start({ MAX_WAITING_COMPUTATIONS: "60", MAX_QUERY_COST: "10000000" });
  try {
    let most = 0;
    for (let round = 0; round < 4; round++) {
      const fields = Array.from(
        { length: 50 },
        (_, i) => `a${i}: ranking(measure: BETWEENNESS, filter: { exclude: ["x${round}-${i}"] }) { score }`,
      );
      const leaving = new AbortController();
      const asked = post(app, `{ ${fields.join("\n")} }`, leaving.signal);
      const left = asked.then(
        (response) => response.status,
        (error: Error) => error.name,
      );
      const leftAt = Date.now() + 800;
      let underWay = 0;
      while (Date.now() < leftAt || underWay === 0) {
        underWay = (await projections()).length;
        most = Math.max(most, underWay);
      }
      leaving.abort();
      expect(await left).toBe("AbortError");

      const answer = await post(app, "{ entities(first: 1) { totalCount nodes { id } } }");
      expect(await answer.json()).toMatchObject({ data: { entities: { totalCount: entities } } });
      expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
    }
    expect(most).toBeLessThanOrEqual(2);
    await until(nothingIsLeft);

    const [first] = (
      (await (await post(app, "{ ranking(measure: BETWEENNESS, first: 1) { score exact } }")).json()) as {
        data: { ranking: unknown[] };
      }
    ).data.ranking;
    expect(first).toMatchObject({ exact: true });
  } finally {
    await app.stop();
  }
});

test("more computations than may wait are refused with BUSY; the others are answered or get COMPUTING", async () => {
  const app = await start({ MAX_QUERY_COST: "10000000" });
  try {
    const fields = Array.from(
      { length: 50 },
      (_, i) => `a${i}: statistics(filter: { exclude: ["y${i}"] }) { relations }`,
    );
    const { errors = [] } = (await (await post(app, `{ ${fields.join("\n")} }`)).json()) as {
      errors?: { extensions: { code: string } }[];
    };
    const codes = new Set(errors.map(({ extensions }) => extensions.code));
    expect(codes).toContain("BUSY");
    expect([...codes].filter((code) => !["BUSY", "COMPUTING"].includes(code))).toEqual([]);
  } finally {
    await app.stop();
  }
});

test("a stop ends running computations, answers the requests that wait, and leaves no projection", async () => {
  const app = await start();
  const asked = post(app, '{ ranking(measure: BETWEENNESS, filter: { exclude: ["z"] }) { score } }');
  await until(async () => (await projections()).length > 0);
  await app.stop();
  expect(await projections()).toEqual([]);
  expect(await statements()).toEqual([]);
  const { errors } = (await (await asked).json()) as { errors: { extensions: { code: string } }[] };
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(["SERVICE_UNAVAILABLE"]);
});

test("the next start drops the projections of a killed process, and no others", async () => {
  const { uri, user, password } = testDatabase();
  const project = (name: string) =>
    database.read(
      {
        text: "MATCH (s:Entity) WITH s LIMIT 3 WITH gds.graph.project($name, s, null, {}, {}) AS graph RETURN graph.nodeCount",
        params: { name },
      },
      { timeoutMs },
    );
  const [gone, living, another] = ["pressgraph-00000000000000aa-1", "pressgraph-00000000000000bb-1", "mine"];
  const neighbor = neo4j.driver(uri, neo4j.auth.basic(user, password), { userAgent: "pressgraph/00000000000000bb" });
  try {
    await neighbor.executeQuery("RETURN 1");
    for (const name of [gone, living, another]) await project(name as string);
    const app = await start();
    await until(async () => !(await projections()).includes(gone as string));
    await app.stop();
    expect((await projections()).toSorted()).toEqual([another, living]);
  } finally {
    for (const name of [gone, living, another])
      await database.read(
        { text: "CALL gds.graph.drop($name, false) YIELD graphName FINISH", params: { name } },
        { timeoutMs },
      );
    await neighbor.close();
  }
});
