import { connectNeo4j, type Neo4j } from "../../src/neo4j/driver.ts";
import { testDatabase } from "../test-database.ts";

let neo4j: Neo4j;
beforeAll(() => {
  neo4j = connectNeo4j(testDatabase());
});
afterAll(() => neo4j?.close());

let texts = 0;
/** A new text at each call. Neo4j takes much longer to plan it than to run it. */
function newText(): string {
  texts++;
  const branch = (i: number) =>
    `MATCH (a${i}:Entity {id: $id})-[r${i}:HEADS|OWNS|MET]-(b${i})-[q${i}]-(c${i}:Entity) WHERE r${i}.heldFrom <= $id AND NOT c${i}.id IN $ids RETURN c${i}.id AS id`;
  return `CALL () { ${Array.from({ length: 30 }, (_, i) => branch(i)).join("\nUNION ALL\n")} } RETURN count(id) AS total${texts}`;
}

async function timeOf(timeoutMs: number): Promise<number> {
  const began = performance.now();
  await neo4j.read({ text: newText(), params: { id: "person:none", ids: [] } }, { timeoutMs });
  return performance.now() - began;
}

test("a new statement that times out while it is planned is planned and then answered", async () => {
  for (let i = 0; i < 3; i++) await timeOf(60_000);
  const planningMs = await timeOf(60_000);
  // Half of the time is too short to plan it, and long enough to run it, unless the machine is busy with something else.
  const answered = async () => (await timeOf(Math.ceil(planningMs / 2)).catch(() => 0)) > planningMs / 2;
  expect((await answered()) || (await answered()) || (await answered())).toBe(true);
});

test("a new statement that runs too long gets TIMEOUT and is not repeated", async () => {
  const began = performance.now();
  const endless =
    "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a + b = 0 RETURN count(*) AS total";
  await expect(neo4j.read({ text: endless }, { timeoutMs: 2_000 })).rejects.toMatchObject({ code: "TIMEOUT" });
  expect(performance.now() - began).toBeLessThan(30_000);
});
