import { connectNeo4j, type Neo4j, type Run } from "../../src/neo4j/driver.ts";
import { testDatabase } from "../test-database.ts";

const options = { timeoutMs: 60_000 };
const create = (number: number) => ({ text: "CREATE (:SentTest {number: $number})", params: { number } });
const all = { text: "MATCH (s:SentTest) RETURN s.number AS number ORDER BY number" };
const failing = { text: "UNWIND [1, 0] AS divisor CREATE (:SentTest {number: 1 / divisor})" };

let neo4j: Neo4j;
const remove = () => neo4j.write((run) => run({ text: "MATCH (s:SentTest) DELETE s" }), options);
const stored = async () => (await neo4j.read(all, options)).map(({ number }) => number);

beforeAll(() => {
  neo4j = connectNeo4j(testDatabase());
});
afterEach(remove);
afterAll(() => neo4j.close());

test("a statement sees what was sent before it", async () => {
  const seen = await neo4j.write(async (run) => {
    for (const number of [1, 2, 3]) run.send(create(number));
    return run(all);
  }, options);
  expect(seen).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }]);
});

test.each<[string, (run: Run) => Promise<unknown>]>([
  ["at the end", async (run) => run.send(failing)],
  [
    "before another that is sent",
    async (run) => {
      run.send(failing);
      run.send(create(2));
    },
  ],
  [
    "before one that is waited for",
    (run) => {
      run.send(failing);
      return run(all);
    },
  ],
])("if a statement fails that was sent %s, nothing is written", async (_, work) => {
  const written = neo4j.write(async (run) => {
    run.send(create(1));
    await work(run);
  }, options);
  await expect(written).rejects.toMatchObject({ name: "QueryError", message: expect.stringContaining("/ by zero") });
  expect(await stored()).toEqual([]);
});

test("if the work fails after it has sent statements, nothing is written", async () => {
  const written = neo4j.write(async (run) => {
    run.send(create(1));
    run.send(failing);
    throw new Error("the work failed");
  }, options);
  await expect(written).rejects.toThrow("the work failed");
  expect(await stored()).toEqual([]);
});

test("a transaction is not tried again if a statement that was sent is too large", async () => {
  let tries = 0;
  const written = neo4j.write(async (run) => {
    tries++;
    run.send({
      text: "UNWIND range(1, 50000000) AS number WITH collect(number) AS numbers CREATE (:SentTest {number: size(numbers)})",
    });
  }, options);
  await expect(written).rejects.toMatchObject({ code: "QUERY_TOO_LARGE" });
  expect(tries).toBe(1);
});
