import neo4j, { type Driver } from "neo4j-driver";
import type { App } from "../../src/app.ts";
import { startTestApp, timeoutMs } from "../test-app.ts";
import { testDatabase } from "../test-database.ts";

let app: App;
let hurried: App;
let driver: Driver;
beforeAll(async () => {
  const { uri, user, password } = testDatabase();
  driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  app = await startTestApp([]);
  hurried = await startTestApp([], { limits: { queryTimeoutMs: 1_500 } });
  // Six rows of sixty people, who all met everyone in the next row: 777,600,000 shortest paths from end to end.
  await app.neo4j.write(
    async (run) => {
      await run({
        text: `UNWIND range(0, 6) AS row UNWIND range(1, CASE WHEN row IN [0, 6] THEN 1 ELSE 60 END) AS i
        CREATE (:Entity:Person {id: 'person:' + row + '-' + i, kind: 'PERSON', name: 'P', sortName: 'p', degree: 120, row: row})`,
      });
      await run({
        text: `MATCH (a:Person), (b:Person) WHERE b.row = a.row + 1
        CREATE (a)-[:MET {id: 'relation:met:' + a.id + b.id, confidence: 1.0, sourceCount: 1}]->(b)`,
      });
      await run({
        text: "MATCH (p:Person) WHERE p.row IN [1, 5] CREATE (p)-[:MET {id: 'relation:met:' + p.id, confidence: 1.0, sourceCount: 1}]->(:Entity:Person {id: p.id + ' beside', kind: 'PERSON', name: 'B', sortName: 'b', degree: 1})",
      });
    },
    { timeoutMs },
  );
});
afterAll(async () => {
  await app?.neo4j.write((run) => run({ text: "MATCH (n) DETACH DELETE n" }), { timeoutMs });
  await Promise.all([app?.stop(), hurried?.stop(), driver?.close()]);
});

const acrossAll = `{ paths(from: "person:0-1", to: "person:6-1") { paths { length } noPathWithin report { complete limitHit } } }`;

const running = async () => {
  const { records } = await driver.executeQuery(
    "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'allShortestPaths' AND NOT currentQuery CONTAINS 'SHOW' RETURN count(*) AS running",
    {},
    { database: testDatabase().database },
  );
  return records[0]?.get("running").toNumber() as number;
};
const until = async (count: number, withinMs: number) => {
  for (const end = performance.now() + withinMs; performance.now() < end; ) {
    if ((await running()) === count) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
};

test("a search that reaches its time limit reports TIME, and leaves nothing running", async () => {
  expect(await hurried.execute(acrossAll)).toEqual({
    data: { paths: { paths: [], noPathWithin: null, report: { complete: false, limitHit: "TIME" } } },
  });
  expect(await until(0, 1_000)).toBe(true);
}, 20_000);

test("a search whose client disconnects is stopped in the database long before its time limit", async () => {
  const gone = new AbortController();
  const asking = fetch(`${app.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: acrossAll }),
    signal: gone.signal,
  }).then(
    () => "answered",
    ({ name }) => name,
  );
  expect(await until(1, 10_000)).toBe(true);
  gone.abort();
  expect(await asking).toBe("AbortError");
  expect(await until(0, 5_000)).toBe(true);
}, 40_000);
