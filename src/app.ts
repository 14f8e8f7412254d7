import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { FormattedExecutionResult } from "graphql";
import { Analytics } from "./analytics/analytics.ts";
import { Articles } from "./articles/articles.ts";
import { importFiles } from "./articles/import-files.ts";
import { recordFiles } from "./articles/record-files.ts";
import { type Config, type Limits, StartupError } from "./config.ts";
import type { Access, Context } from "./context.ts";
import { openDatabase } from "./database/open-database.ts";
import { applySchema, schemaIndexes } from "./graph/apply-schema.ts";
import { cypher } from "./graph/cypher-files.ts";
import { Graph } from "./graph/graph.ts";
import { Loaders } from "./graph/loaders.ts";
import { atMost, connectPools, type Neo4j, readsOf } from "./graph/neo4j.ts";
import { createServer } from "./http/server.ts";
import { createSchema } from "./schema.ts";

const shippedArticles = fileURLToPath(new URL("../articles", import.meta.url));
const readyTimeoutMs = 2_000;

export interface App {
  /** Where it listens, such as http://127.0.0.1:4000. */
  readonly url: string;
  readonly boltUrl: string;
  readonly neo4j: Neo4j;
  /** Answers one query as the server would, without HTTP. */
  execute(query: string, variables?: Record<string, unknown>, access?: Access): Promise<FormattedExecutionResult>;
  /** Finishes the requests under way, then ends the server and what it started. */
  stop(): Promise<void>;
  /** Resolves with a sentence when the database ends unasked. */
  readonly ended: Promise<string>;
}

/**
 * The running service: its database, with the schema applied and, where it is empty and `seed` is set, the shipped
 * articles imported; and its HTTP server, listening. Throws a StartupError that one sentence explains. `log` takes the
 * lines of the server's log, which else go to standard output.
 */
export async function createApp(
  config: Config,
  report: (line: string) => void = () => {},
  log?: { write(line: string): void },
): Promise<App> {
  const database = await openDatabase(config, report);
  const pools = connectPools(database.address, connectionsFor(config.limits));
  const { reads: neo4j, changes, computations, readiness } = pools;
  const close = async () => {
    await Promise.all(Object.values(pools).map((pool) => pool.close()));
    await database.stop();
  };
  try {
    await applySchema(neo4j);
    if (config.seed) await importShipped(neo4j, config, report);

    const articles = new Articles(changes, config.limits);
    const { limits } = config;
    const analytics = new Analytics(computations, limits);
    const createContext = (access: Access, signal?: AbortSignal): Context => {
      const read = atMost(limits.maxReadsPerRequest, readsOf(neo4j, limits.queryTimeoutMs, signal));
      const graph = new Graph(read, limits);
      return { graph, loaders: new Loaders(), analytics, articles, access, signal };
    };
    let draining = false;
    const isReady = async () => !draining && (await hasSchema(readiness));
    const { http, apollo } = await createServer({
      config,
      schema: createSchema(),
      createContext,
      isReady,
      ...(log && { log }),
    });
    await listen(() => http.listen({ host: config.host, port: config.port }), config);
    const { port } = http.server.address() as AddressInfo;
    const host = config.host.includes(":") ? `[${config.host}]` : config.host;
    return {
      url: `http://${host}:${port}`,
      boltUrl: database.address.uri,
      neo4j,
      ended: database.ended,
      async execute(query, variables = {}, access = "reader") {
        const { body } = await apollo.executeOperation({ query, variables }, { contextValue: createContext(access) });
        if (body.kind !== "single") throw new Error("An answer in parts was not asked for");
        return body.singleResult as FormattedExecutionResult;
      },
      async stop() {
        draining = true;
        await http.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The most for each kind of work. Every request that is under way finds connections for its reads. */
function connectionsFor({ maxRequests, maxHeavyRequests, maxChanges, maxReadsPerRequest }: Limits) {
  const reads = (maxRequests + maxHeavyRequests) * maxReadsPerRequest + maxChanges;
  return { reads, changes: maxChanges, computations: 8, readiness: 1 };
}

async function listen(start: () => Promise<unknown>, { host, port }: Config): Promise<void> {
  try {
    await start();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE")
      throw new StartupError(`Port ${port} of ${host} is taken: end what uses it, or set PORT to another one`);
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
      throw new StartupError(`HOST is ${host}, which is no address of this machine`);
    if (code === "EACCES") throw new StartupError(`PORT is ${port}, which this user may not listen on`);
    throw error;
  }
}

async function importShipped(neo4j: Neo4j, { limits }: Config, report: (line: string) => void): Promise<void> {
  const timeoutMs = limits.importTimeoutMs;
  const [found] = await neo4j.read(cypher("article/has-articles"), {}, { timeoutMs });
  if (found?.hasArticles === true) return;
  const { imported, faults } = await importFiles(neo4j, await recordFiles([shippedArticles]), { timeoutMs });
  if (faults.length > 0) throw new Error(`The shipped articles are faulty: ${JSON.stringify(faults)}`);
  report(`The graph was empty: imported ${imported} article record${imported === 1 ? "" : "s"} from articles/`);
}

async function hasSchema(neo4j: Neo4j): Promise<boolean> {
  try {
    const [found] = await neo4j.read(cypher("article/online-indexes"), {}, { timeoutMs: readyTimeoutMs });
    const online = new Set(found?.indexes as string[]);
    return schemaIndexes.every((index) => online.has(index));
  } catch {
    return false;
  }
}
