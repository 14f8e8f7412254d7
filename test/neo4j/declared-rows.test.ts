import { z } from "zod";
import { connectNeo4j } from "../../src/neo4j/driver.ts";
import { testDatabase } from "../test-database.ts";

const neo4j = connectNeo4j(testDatabase());
afterAll(() => neo4j.close());

test("in tests each row is checked against what its statement declares", async () => {
  const text = "RETURN 1 AS id";
  const options = { timeoutMs: 10_000 };
  await expect(neo4j.read({ text, rows: z.object({ id: z.int() }) }, options)).resolves.toEqual([{ id: 1 }]);
  await expect(neo4j.read({ text, rows: z.object({ id: z.string() }) }, options)).rejects.toThrow(
    /A row is not what its statement declares: .*expected string.*\nRETURN 1 AS id$/s,
  );
});
