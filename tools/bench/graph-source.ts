import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Address, addressIn, environmentOf } from "./database.ts";
import type { Options } from "./options.ts";
import { type Running, runCommand, startService } from "./processes.ts";

/** The service and its Neo4j. */
export interface Serving {
  readonly service: Running;
  readonly address: Address;
}

/** Starts the service on the graph of the options or the environment. Without one, it generates a graph first. */
export async function serveGraph(options: Options): Promise<Serving> {
  const given = addressIn(process.env);
  if (given !== null && options.data === null)
    return { service: await startService(environmentOf(given)), address: given };
  const dataDir = options.data ?? (await generated(options));
  // An empty value counts as not set, so the service runs the embedded Neo4j of the folder.
  const service = await startService({ DATA_DIR: dataDir, NEO4J_URI: "", NEO4J_BOLT_PORT: "0" });
  const kept = async (name: string) => (await readFile(join(dataDir, "neo4j", name), "utf8")).trim();
  const address = { uri: await kept("uri"), user: "neo4j", password: await kept("password"), database: "neo4j" };
  return { service, address };
}

async function generated({ entities, relations, seed }: Options): Promise<string> {
  const dataDir = join(process.env.DATA_DIR || ".data", `bench-${entities}-${relations}-${seed}`);
  const finished = join(dataDir, "generated");
  if (existsSync(finished)) return dataDir;
  await rm(dataDir, { recursive: true, force: true });
  await mkdir(dataDir, { recursive: true });
  const size = { entities, relations, seed };
  const args = Object.entries(size).flatMap(([name, value]) => [`--${name}`, String(value)]);
  await runCommand("generate", args, { DATA_DIR: dataDir, NEO4J_URI: "" });
  await writeFile(finished, `${JSON.stringify(size)}\n`);
  return dataDir;
}
