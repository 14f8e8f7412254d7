import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../src/database/open-database.ts";

/** Starts an embedded Neo4j for this run in a new folder, because the tests empty the database. */
export default async function globalSetup(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "pressgraph-test-"));
  const database = await openDatabase({ neo4j: null, dataDir, boltPort: 0 }, (line) => console.error(line));
  process.env.TEST_DATABASE = JSON.stringify(database.address);
  Object.assign(globalThis, {
    stopTestDatabase: async () => {
      await database.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  });
}
