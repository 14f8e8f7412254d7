import type { Limits } from "../config.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import { type Neo4j, type Read, readsOf } from "../neo4j/driver.ts";
import { readGraphState } from "../neo4j/graph-state.ts";
import { QueryError, type ReachedLimit } from "../neo4j/query-error.ts";
import type { ComputationContext } from "./computation-context.ts";
import { ComputationQueue } from "./computation-queue.ts";
import { LibraryMemory } from "./library-memory.ts";
import { hasLibrary } from "./projection.ts";
import { RequestAnalytics, RequestResults } from "./request-analytics.ts";
import { ResultCache } from "./result-cache.ts";

/** Of each queue. A timeline runs two statements at once; even so, all fit into the eight connections of the pool. */
const concurrency = 2;
const graceMs = 30_000;
/** About twenty rankings of 100,000 entities. */
const graphResultsMaxBytes = 120_000_000;
const entityResultsMaxBytes = 8_000_000;
const cleanUpMs = 60_000;
const closeTimeoutMs = 10_000;
/** Neo4j takes some seconds to notice that a process was killed while a statement ran. */
const secondSweepMs = 60_000;

/** The analytics of the service, shared by all requests: the queues of computations, and the caches of results. */
export class Analytics {
  /** For quick reads, which must not wait for computations. */
  readonly #read: Read;
  readonly #cleanUp: Read;
  readonly #limits: Limits;
  readonly #computing: Neo4j;
  readonly #memory = new LibraryMemory();
  readonly #graphQueue: ComputationQueue;
  readonly #graphResults: ResultCache;
  /**
   * Results about one entity have a queue and a cache of their own. They do not wait for long computations of the whole
   * graph, and do not push their results out of the cache.
   */
  readonly #entityQueue: ComputationQueue;
  readonly #entityResults: ResultCache;
  #hasLibrary: Promise<boolean> | null = null;
  #secondSweep: NodeJS.Timeout | undefined;

  /** `computing` runs the computations, `reading` the quick reads. They should not share connections. */
  constructor(computing: Neo4j, reading: Neo4j, limits: Limits) {
    this.#limits = limits;
    this.#computing = computing;
    this.#read = readsOf(reading, limits.queryTimeoutMs, undefined);
    this.#cleanUp = readsOf(computing, limits.queryTimeoutMs, undefined);
    const readState = () => readGraphState(this.#read);
    const queueOptions = { concurrency, maxWaiting: limits.maxWaitingComputations, graceMs };
    this.#graphQueue = new ComputationQueue(queueOptions);
    this.#graphResults = new ResultCache({ readState, queue: this.#graphQueue, maxBytes: graphResultsMaxBytes });
    this.#entityQueue = new ComputationQueue(queueOptions);
    this.#entityResults = new ResultCache({ readState, queue: this.#entityQueue, maxBytes: entityResultsMaxBytes });
  }

  /** The analytics for one request. The signal is raised when its client disconnects. */
  forRequest(signal: AbortSignal | undefined): RequestAnalytics {
    const { queryTimeoutMs, analyticsTimeoutMs } = this.#limits;
    const results = (cache: ResultCache, timeoutMs: number) =>
      new RequestResults(cache, (signal) => this.#computationContext(timeoutMs, signal), queryTimeoutMs, signal);
    return new RequestAnalytics(
      results(this.#graphResults, analyticsTimeoutMs),
      results(this.#entityResults, queryTimeoutMs),
      () => this.#checkLibrary(),
    );
  }

  /**
   * Drops the projections of killed processes, now and once more in a minute. Keeps those of processes that are still
   * connected to this Neo4j. Does not throw.
   */
  async dropOrphanedProjections(): Promise<void> {
    const sweep = async () => {
      try {
        if (await this.#checkLibrary()) await this.#cleanUp(cypher("analytics/sweep"));
      } catch {
        // The next start sweeps again.
      }
    };
    this.#secondSweep = setTimeout(sweep, secondSweepMs).unref();
    await sweep();
  }

  /**
   * Ends all computations. Requests that wait for one get SERVICE_UNAVAILABLE. Resolves when all have ended, after ten
   * seconds at most.
   */
  async close(): Promise<void> {
    clearTimeout(this.#secondSweep);
    await Promise.all([this.#graphQueue.close(closeTimeoutMs), this.#entityQueue.close(closeTimeoutMs)]);
  }

  #computationContext(timeoutMs: number, signal: AbortSignal): ComputationContext {
    const start = Date.now();
    const throwIfOver = () => {
      signal.throwIfAborted();
      const value = Date.now() - start;
      if (value >= timeoutMs) throw tookTooLong({ limit: timeoutMs, value });
    };
    const read: Read = async (statement) => {
      throwIfOver();
      try {
        return await this.#computing.read(statement, {
          timeoutMs: Math.max(1, start + timeoutMs - Date.now()),
          signal,
        });
      } catch (error) {
        const isOver = error instanceof QueryError && error.code === "TIMEOUT";
        throw isOver ? tookTooLong({ limit: timeoutMs, value: Date.now() - start }) : error;
      }
    };
    return { read, signal, throwIfOver, cleanUp: this.#cleanUp, cleanUpMs, memory: this.#memory };
  }

  #checkLibrary(): Promise<boolean> {
    this.#hasLibrary ??= hasLibrary(this.#read).catch((error) => {
      // The next call tries again.
      this.#hasLibrary = null;
      throw error;
    });
    return this.#hasLibrary;
  }
}

function tookTooLong(reached: ReachedLimit): QueryError {
  const message = `The computation was stopped after ${reached.value} ms, because it may take ${reached.limit}: ANALYTICS_TIMEOUT_MS for the whole graph, QUERY_TIMEOUT_MS for one entity`;
  return new QueryError("TIMEOUT", message, { reached });
}
