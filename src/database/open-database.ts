import { type Config, type Neo4jAddress, StartupError } from "../config.ts";
import { type ConnectionFailure, checkConnection, oldestServer } from "./check-connection.ts";
import { type Database, startEmbedded } from "./embedded.ts";
import { isHalfImported } from "./half-imported.ts";
import type { Restarts } from "./supervise.ts";

/**
 * Connects to the Neo4j that the configuration names, or starts the embedded one. Checks that it answers with these
 * credentials. `restarts` says when to restart an embedded Neo4j that ends; the default is never.
 *
 * Throws a StartupError that says what to change: which variable is wrong, or what the machine lacks.
 */
export async function openDatabase(
  { neo4j, dataDir, boltPort }: Pick<Config, "neo4j" | "dataDir" | "boltPort">,
  report: (line: string) => void,
  restarts?: Restarts,
): Promise<Database> {
  if (neo4j === null && isHalfImported(dataDir))
    throw new StartupError(
      `The data folder ${dataDir} holds a graph whose loading was interrupted: run npm run load or generate again, or set DATA_DIR to another folder`,
    );
  if (neo4j === null) return startEmbedded({ dataDir, boltPort, report, ...(restarts && { restarts }) });
  const failure = await checkConnection(neo4j);
  if (failure !== null) throw new StartupError(messageOf(failure, neo4j));
  return { address: neo4j, stop: async () => {}, ended: new Promise(() => {}), outage: () => null };
}

function messageOf({ kind, detail }: ConnectionFailure, { uri, user, database }: Neo4jAddress): string {
  // A URI can hold a password.
  const place = uri.replace(/\/\/[^/]*@/, "//");
  switch (kind) {
    case "address":
      return `NEO4J_URI is not an address that the Neo4j driver accepts (such as bolt://localhost:7687): ${place}`;
    case "unreachable":
      return `No Neo4j answers at ${place} (${detail}): check NEO4J_URI, and that the server runs`;
    case "unauthorized":
      return `The Neo4j at ${place} refuses user ${user} (${detail}): check NEO4J_USER and NEO4J_PASSWORD`;
    case "database":
      return `The Neo4j at ${place} has no database ${database}: check NEO4J_DATABASE`;
    case "too-old":
      return `The server at ${place} is ${detail}, and Neo4j ${oldestServer.major}.${oldestServer.minor} or later is needed: check NEO4J_URI`;
    case "other":
      return `The Neo4j at ${place} cannot be used (${detail}): check NEO4J_URI`;
  }
}
