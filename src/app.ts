import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { FormattedExecutionResult } from "graphql";
import { Analytics } from "./analytics/analytics.ts";
import { GraphEditor } from "./articles/graph-editor.ts";
import { isServable } from "./articles/graph-format.ts";
import { importFiles } from "./articles/import-files.ts";
import { migrateGraph } from "./articles/migrate-graph.ts";
import { recordFiles } from "./articles/record-files.ts";
import { type Config, type Limits, StartupError } from "./config.ts";
import type { Access, Context } from "./context.ts";
import { openDatabase } from "./database/open-database.ts";
import { serviceRestarts } from "./database/supervise.ts";
import { Downloads } from "./export/downloads.ts";
import { offlineExtractor } from "./extraction/offline/offline-extractor.ts";
import { type ExecutedOperation, executeOn } from "./http/apollo.ts";
import { prepareDrain } from "./http/drain.ts";
import { RequestScope } from "./http/request-scope.ts";
import { createServer } from "./http/server.ts";
import { GraphWatch } from "./live/graph-watch.ts";
import { knownEntities } from "./lookup/known-entities.ts";
import { Loaders } from "./lookup/loaders.ts";
import { applySchema, schemaIndexes } from "./neo4j/apply-schema.ts";
import { cypher } from "./neo4j/cypher-files.ts";
import { atMost, connectPools, type Neo4j, readsOf } from "./neo4j/driver.ts";
import { reportOutages } from "./neo4j/outage.ts";
import { packageRoot } from "./package-root.ts";
import { type Extractors, Proposals } from "./proposals/proposals.ts";
import { createSchema } from "./schema.ts";
import { warmUp } from "./warm-up.ts";

const shippedArticles = join(packageRoot, "articles");
const readyTimeoutMs = 2_000;
/** How long running requests may take when the service stops. */
const drainLimitMs = 10_000;

/** The service without a port. */
export interface OpenGraph {
  readonly boltUrl: string;
  readonly neo4j: Neo4j;
  /** Executes one query as the server does, but without HTTP and without waiting for a turn. */
  execute(query: string, variables?: Record<string, unknown>, access?: Access): Promise<FormattedExecutionResult>;
  /** Executes an operation as a request does: it waits for its turn, and ends at the signal. */
  ask(operation: ExecutedOperation, access: Access, signal: AbortSignal): Promise<FormattedExecutionResult>;
  /**
   * Lets running requests finish for at most ten seconds, then stops the server, closes the connections to the database
   * and stops the database if the service started it.
   */
  stop(): Promise<void>;
  /** Logs an error that ends the process. */
  fatal(error: unknown): void;
  /** Resolves with an explanation if the database has stopped by itself and is not restarted. */
  readonly ended: Promise<string>;
}

export interface App extends OpenGraph {
  /** The URL of the server, such as http://127.0.0.1:4000. */
  readonly url: string;
}

/**
 * Starts the service: opens the graph, and starts the HTTP server. Throws a StartupError if the configuration or the
 * machine is at fault.
 */
export async function createApp(
  config: Config,
  report?: (line: string) => void,
  log?: { write(line: string): void },
  extractors?: Extractors,
): Promise<App> {
  const { http, ...graph } = await openGraph(config, report, log, extractors);
  try {
    await listen(() => http.listen({ host: config.host, port: config.port }), config);
  } catch (error) {
    await graph.stop();
    throw error;
  }
  const { port } = http.server.address() as AddressInfo;
  const host = config.host.includes(":") ? `[${config.host}]` : config.host;
  return { ...graph, url: `http://${host}:${port}` };
}

/**
 * Opens the database, applies the schema, brings the graph to this program's format, and imports the shipped articles if
 * the graph is empty and `seed` is set. `log` receives the lines of the server's log; the default is standard output.
 * Throws a StartupError if the configuration or the machine is at fault.
 */
export async function openGraph(
  config: Config,
  report: (line: string) => void = () => {},
  log?: { write(line: string): void },
  given?: Extractors,
): Promise<OpenGraph & { readonly http: FastifyInstance }> {
  const database = await openDatabase(config, report, serviceRestarts);
  const { outage } = database;
  const pools = reportOutages(connectPools(database.address, connectionsFor(config.limits)), outage);
  const { reads: neo4j, changes, computations, extractions, readiness } = pools;
  const close = async () => {
    await Promise.all(Object.values(pools).map((pool) => pool.close()));
    await database.stop();
  };
  try {
    await applySchema(neo4j);
    await migrateGraph(changes, { timeoutMs: config.limits.importTimeoutMs, report });
    if (config.seed) await importShipped(neo4j, config, report);

    const { limits } = config;
    const watch = new GraphWatch(readsOf(neo4j, limits.queryTimeoutMs, undefined));
    const editor = new GraphEditor(changes, limits, () => watch.wake());
    let onFault: (error: unknown) => void = () => {};
    const extractors = given ?? (await extractorsOf(config, report));
    const proposals = new Proposals(extractions, editor, {
      ...{ extractors, keepsTexts: config.keepsTexts },
      ...{ timeoutMs: limits.queryTimeoutMs, extractionTimeoutMs: limits.extractionTimeoutMs },
      findKnown: (keys, signal) => knownEntities(readsOf(extractions, limits.queryTimeoutMs, signal), keys),
      onFault: (error) => onFault(error),
    });
    const analytics = new Analytics(computations, neo4j, limits);
    const createContext = (access: Access, signal?: AbortSignal): Context => {
      const read = atMost(limits.maxReadsPerRequest, readsOf(neo4j, limits.queryTimeoutMs, signal));
      return {
        readContext: { read, limits },
        loaders: new Loaders(),
        analytics: analytics.forRequest(signal),
        editor,
        proposals,
        watch,
        access,
        signal,
      };
    };
    analytics.dropOrphanedProjections();
    let draining = false;
    const isReady = async () => !draining && (await isUsable(readiness));
    const { http, apollo } = await createServer({
      ...{ config, createContext, isReady, outage, schema: createSchema() },
      downloads: new Downloads(neo4j, limits),
      ...(log && { log }),
    });
    onFault = (error) => http.log.error(error);
    const drain = prepareDrain(http);
    const answer = (query: string, variables: Record<string, unknown>, contextValue: Context) =>
      executeOn(apollo, { query, variables }, contextValue);
    const stopping = new AbortController();
    const { signal } = stopping;
    const ask = (query: string, variables = {}) => answer(query, variables, createContext("reader", signal));
    const warmedUp = config.warmUp ? warmUp(ask, limits, signal).catch(() => {}) : null;
    return {
      http,
      boltUrl: database.address.uri,
      neo4j,
      ended: database.ended,
      execute: (query, variables = {}, access = "reader") => answer(query, variables, createContext(access)),
      async ask(operation, access, signal) {
        const scope = new RequestScope();
        if (signal.aborted) scope.abort();
        signal.addEventListener("abort", () => scope.abort(), { once: true });
        try {
          return await executeOn(apollo, operation, createContext(access, scope.signal));
        } finally {
          scope.end();
        }
      },
      async stop() {
        draining = true;
        stopping.abort();
        watch.close();
        await Promise.all([drain(drainLimitMs), analytics.close(), proposals.close(), warmedUp]);
        await close();
      },
      fatal: (error) => http.log.fatal(error),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The largest number of connections for each kind of work. Every running request gets connections for its reads. */
function connectionsFor(limits: Limits) {
  const { maxRequests, maxHeavyRequests, maxChanges, maxReadsPerRequest, maxDownloads } = limits;
  const reads = (maxRequests + maxHeavyRequests) * maxReadsPerRequest + maxChanges + maxDownloads;
  return { reads, changes: maxChanges, computations: 8, extractions: maxChanges + 4, readiness: 1 };
}

async function listen(start: () => Promise<unknown>, { host, port }: Config): Promise<void> {
  try {
    await start();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE")
      throw new StartupError(
        `Port ${port} on ${host} is already in use. Stop the program that uses it, or set PORT to another port.`,
      );
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
      throw new StartupError(
        `HOST is ${host}, which is not an address of this machine. Set HOST to one that is, such as 127.0.0.1.`,
      );
    if (code === "EACCES")
      throw new StartupError(`This user may not listen on port ${port}. Set PORT to a port above 1023.`);
    throw error;
  }
}

async function importShipped(neo4j: Neo4j, { limits }: Config, report: (line: string) => void): Promise<void> {
  const timeoutMs = limits.importTimeoutMs;
  const [found] = await neo4j.read(cypher("source/exists"), { timeoutMs });
  if (found?.hasSources === true) return;
  const { imported, faults } = await importFiles(neo4j, await recordFiles([shippedArticles]), { timeoutMs });
  if (faults.length > 0) throw new Error(`The shipped articles are invalid: ${JSON.stringify(faults)}`);
  report(`The graph was empty: imported ${imported} article record${imported === 1 ? "" : "s"} from articles/`);
}

/** Whether the graph has all indexes and this program's format. A restored backup, for example, may have neither. */
async function isUsable(neo4j: Neo4j): Promise<boolean> {
  try {
    const [found] = await neo4j.read(cypher("article/online-indexes"), { timeoutMs: readyTimeoutMs });
    const online = new Set(found?.indexes as string[]);
    if (!schemaIndexes.every((index) => online.has(index))) return false;
    return await isServable(neo4j, { timeoutMs: readyTimeoutMs });
  } catch {
    return false;
  }
}

/** The extractors that a configuration has. None is started before it is asked. */
export async function extractorsOf(
  { hasOfflineExtractor, languageModel }: Pick<Config, "hasOfflineExtractor" | "languageModel">,
  report: (line: string) => void,
): Promise<Extractors> {
  // The client of language models takes longer to load than fastify, and few configurations have one.
  const llm = languageModel && (await import("./extraction/llm/llm-extractor.ts")).llmExtractor(languageModel);
  return new Map([
    ...(hasOfflineExtractor ? [["OFFLINE", offlineExtractor({ report })] as const] : []),
    ...(llm ? [["LANGUAGE_MODEL", llm] as const] : []),
  ]);
}
