import { readFileSync } from "node:fs";
import neo4j from "neo4j-driver";
import { sharedSettings } from "../../src/database/settings.ts";
import { testDatabase } from "../test-database.ts";

/** The variables of the service `neo4j` in docker-compose.yml, one on each line. */
function composedVariables(): [name: string, value: string][] {
  const text = readFileSync("docker-compose.yml", "utf8");
  const service = /\n {2}neo4j:\n((?: {4}.*\n|\n)+)/.exec(text)?.[1] ?? "";
  const environment = /^ {4}environment:\n((?: {6,}.*\n)+)/m.exec(service)?.[1] ?? "";
  const lines = environment.split("\n").filter((line) => line.trim() !== "" && !line.trimStart().startsWith("#"));
  return lines.map((line) => {
    const [, name, value] = /^ {6}(NEO4J_\w+): (?:"([^"]*)"|.*)$/.exec(line) ?? [];
    if (name === undefined) throw new Error(`This test cannot read the line ${line}`);
    return [name, value ?? ""];
  });
}

/** The Docker image of Neo4j replaces "." by "_" and "_" by "__". */
const settingOf = (variable: string) =>
  variable.replace(/^NEO4J_/, "").replace(/__|_/g, (sign) => (sign === "__" ? "_" : "."));

test("docker-compose.yml has exactly the settings of the embedded Neo4j", () => {
  const own = new Set(["NEO4J_AUTH", "NEO4J_PLUGINS"]);
  const composed = composedVariables().filter(([name]) => !own.has(name));
  expect(Object.fromEntries(composed.map(([name, value]) => [settingOf(name), value]))).toEqual(sharedSettings);
});

describe("the embedded Neo4j", () => {
  const { uri, user, password } = testDatabase();
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { maxTransactionRetryTime: 0 });
  afterAll(() => driver.close());

  test("has the settings in effect", async () => {
    const { records } = await driver.executeQuery("SHOW SETTINGS YIELD name, value");
    const taken = new Map(records.map((record) => [record.get("name") as string, record.get("value") as string]));
    const same = (value = "") =>
      value
        .toLowerCase()
        .replace(/\.00|ib$|b$/g, "")
        .replace(/^1024m$/, "1g");
    for (const [name, value] of Object.entries(sharedSettings))
      expect([name, same(taken.get(name))]).toEqual([name, value]);
  });

  test("refuses a statement that needs the whole heap, and continues to run", async () => {
    const hungry = "UNWIND range(1, 100000000) AS i RETURN collect({i: i, text: toString(i)}) AS all";
    await expect(driver.executeQuery(hungry)).rejects.toMatchObject({
      code: "Neo.TransientError.General.MemoryPoolOutOfMemoryError",
      message: expect.stringContaining("db.memory.transaction.max"),
    });
    const many = await Promise.allSettled(Array.from({ length: 4 }, () => driver.executeQuery(hungry)));
    expect(many.map(({ status }) => status)).toEqual(Array.from({ length: 4 }, () => "rejected"));
    expect((await driver.executeQuery("RETURN 1 AS one")).records).toHaveLength(1);
  }, 120_000);
});
