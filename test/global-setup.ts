import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { archiveClasses } from "../src/database/class-archive.ts";
import { startEmbedded } from "../src/database/embedded.ts";
import { provision } from "../src/database/provision.ts";

const report = (line: string) => console.error(line);

/**
 * Builds the server, whose commands some tests run. Starts an embedded Neo4j for each worker of this run, in a new folder,
 * because the tests empty the database.
 */
export default async function globalSetup({ maxWorkers }: { readonly maxWorkers: number }): Promise<void> {
  const building = promisify(execFile)("npm", ["run", "build:server"]);
  const runtime = await provision({ report });
  // Java's second compiler costs more than it saves in the few minutes that a database of the tests lives, most of which
  // go into planning statements. Without it the tests take an eighth less processor time. Java then reserves 48 MB for
  // compiled code, of which the tests fill nearly all: once it is full, Java stops compiling. The serial collector takes a
  // tenth less processor time than the one with short pauses.
  process.env.JDK_JAVA_OPTIONS ??= "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m -XX:+UseSerialGC";
  // Some tests start many databases.
  await archiveClasses(runtime, new AbortController().signal);
  const databases = await Promise.all(Array.from({ length: maxWorkers }, startDatabase));
  await building;
  process.env.TEST_DATABASES = JSON.stringify(databases.map(({ address }) => address));
  Object.assign(globalThis, {
    stopTestDatabases: () => Promise.all(databases.map(({ stop }) => stop())),
  });
}

/**
 * Every test file empties the database, so the sizes from which plans follow change all the time. Neo4j would plan every
 * statement again for it, which takes seconds in each file.
 */
const settings = { "dbms.cypher.min_replan_interval": "1h" };

async function startDatabase() {
  const dataDir = await mkdtemp(join(tmpdir(), "pressgraph-test-"));
  const database = await startEmbedded({ dataDir, boltPort: 0, report, settings });
  return {
    address: database.address,
    stop: async () => {
      await database.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
