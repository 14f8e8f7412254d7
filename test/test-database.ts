import type { Neo4jAddress } from "../src/config.ts";

/** The database of this test run, which every test file may empty: they run one after the other. */
export function testDatabase(): Neo4jAddress {
  return JSON.parse(process.env.TEST_DATABASE ?? "null") as Neo4jAddress;
}
