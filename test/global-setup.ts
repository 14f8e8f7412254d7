import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { openDatabase } from "../src/database/open-database.ts";

/**
 * Builds the server, whose commands some tests run. Starts an embedded Neo4j for each worker of this run, in a new folder,
 * because the tests empty the database.
 */
export default async function globalSetup({ maxWorkers }: { readonly maxWorkers: number }): Promise<void> {
  const building = promisify(execFile)("npm", ["run", "build:server"]);
  const databases = await Promise.all(Array.from({ length: maxWorkers }, startDatabase));
  await building;
  // For the databases that single tests start and soon end: what Java's second compiler costs does not come back in that
  // time. In those of the workers it does.
  process.env.JDK_JAVA_OPTIONS ??= "-XX:TieredStopAtLevel=1";
  process.env.TEST_DATABASES = JSON.stringify(databases.map(({ address }) => address));
  Object.assign(globalThis, {
    stopTestDatabases: () => Promise.all(databases.map(({ stop }) => stop())),
  });
}

async function startDatabase() {
  const dataDir = await mkdtemp(join(tmpdir(), "pressgraph-test-"));
  const database = await openDatabase({ neo4j: null, dataDir, boltPort: 0 }, (line) => console.error(line));
  return {
    address: database.address,
    stop: async () => {
      await database.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
