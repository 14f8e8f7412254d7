import { migrateGraph } from "../articles/migrate-graph.ts";
import { type Config, readConfig } from "../config.ts";
import { runningEmbedded } from "../database/embedded.ts";
import { openDatabase } from "../database/open-database.ts";
import { applySchema } from "../neo4j/apply-schema.ts";
import { connectNeo4j, type Neo4j } from "../neo4j/driver.ts";

/**
 * What `run` returns, given the database that the environment names, with the schema applied and the graph in the
 * format of this program: the embedded one also where a service that runs has it open. Reports go to standard error.
 * Throws a StartupError where it cannot be had.
 */
export async function withNeo4j<T>(run: (neo4j: Neo4j, config: Config) => Promise<T>): Promise<T> {
  return withDatabase(async (neo4j, config) => {
    await migrateGraph(neo4j, { timeoutMs: config.limits.importTimeoutMs, report });
    return run(neo4j, config);
  });
}

/** The same, whatever the format of the graph is, and whether or not it is whole. */
export async function withDatabase<T>(run: (neo4j: Neo4j, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const running = config.neo4j ?? (await runningEmbedded(config.dataDir));
  const database = await openDatabase({ ...config, boltPort: 0, neo4j: running }, report);
  const neo4j = connectNeo4j(database.address);
  try {
    await applySchema(neo4j);
    return await run(neo4j, config);
  } finally {
    await neo4j.close();
    await database.stop();
  }
}

const report = (line: string) => console.error(line);
