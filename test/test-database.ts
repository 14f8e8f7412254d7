import type { Neo4jAddress } from "../src/config.ts";

/** The database of this worker. Every test file may empty it, because the files of a worker run one after the other. */
export function testDatabase(): Neo4jAddress {
  const databases = JSON.parse(process.env.TEST_DATABASES ?? "[]") as Neo4jAddress[];
  return databases[Number(process.env.JEST_WORKER_ID) - 1] as Neo4jAddress;
}
