import type { Neo4jAddress } from "../src/config.ts";

/** The database of this test run. Every test file may empty it, because they run one after the other. */
export function testDatabase(): Neo4jAddress {
  return JSON.parse(process.env.TEST_DATABASE ?? "null") as Neo4jAddress;
}
