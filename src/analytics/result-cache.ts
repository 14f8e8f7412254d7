import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Freshness } from "../arguments/choices.ts";
import { type GraphState, isSameState } from "../neo4j/graph-state.ts";
import { QueryError } from "../neo4j/query-error.ts";
import type { ComputationQueue, WaitOptions } from "./computation-queue.ts";

/** A result, and the state of the graph that it was computed from. */
export interface CachedResult<T> {
  readonly value: T;
  readonly state: GraphState;
  readonly computedAt: Date;
}

/** How to compute a result from the current graph. */
export interface Computation<T, Input> {
  /** What is computed, with everything but the graph that the result depends on. Equal keys mean equal results. */
  readonly key: string;
  /** May run more than once if the graph changes meanwhile. */
  compute(input: Input): Promise<T>;
  /** The memory that the result takes. Without it, the length of its JSON is the measure. */
  readonly bytesOf?: (result: T) => number;
}

export interface ResultOptions extends WaitOptions {
  /** CACHED accepts a result of an older state of the graph. */
  readonly freshness: Freshness;
}

export interface ResultCacheOptions {
  readonly readState: () => Promise<GraphState>;
  /** Computes what the cache does not have. */
  readonly queue: ComputationQueue;
  /** The size of all results and keys from which results are removed, in bytes. One result may be larger. */
  readonly maxBytes: number;
}

const maxAttempts = 4;

/**
 * Keeps results that take long to compute. Of each it keeps the one of the latest state of the graph that it was
 * computed from. When it is full, the least recently used results are removed. A result larger than the whole cache is
 * kept alone: if it were not kept, a client that got COMPUTING would never get it.
 */
export class ResultCache {
  readonly #readState: () => Promise<GraphState>;
  readonly #queue: ComputationQueue;
  readonly #maxBytes: number;
  readonly #results: LRUCache<string, CachedResult<unknown>>;

  constructor({ readState, queue, maxBytes }: ResultCacheOptions) {
    this.#readState = readState;
    this.#queue = queue;
    this.#maxBytes = maxBytes;
    this.#results = new LRUCache({ maxSize: maxBytes });
  }

  /** The current size, at most `maxBytes`. */
  get cachedBytes(): number {
    return this.#results.calculatedSize;
  }

  /**
   * The result, from the cache or computed. Throws what `ComputationQueue.result` throws, and a QueryError
   * GRAPH_IN_MOTION if the graph changed during each of four attempts.
   */
  result<T>(computation: Computation<T, AbortSignal>, options: ResultOptions): Promise<CachedResult<T>> {
    return this.mapResult(computation, options, async (result) => result);
  }

  /**
   * What `map` makes of the result. For a cached result, `map` runs while the state of the graph is read; if the result
   * is out of date, `map` runs again with the new one. Throws what `result` throws, and what `map` throws.
   */
  async mapResult<T, S>(
    computation: Computation<T, AbortSignal>,
    options: ResultOptions,
    map: (result: CachedResult<T>) => Promise<S>,
  ): Promise<S> {
    const key = hashOf(computation.key);
    const cached = this.#results.get(key) as CachedResult<T> | undefined;
    if (cached !== undefined) {
      const mapped = map(cached);
      // Ignore a stale result's error: no one awaits it.
      mapped.catch(() => {});
      if (options.freshness === "CACHED" || isSameState(cached.state, await this.#readState())) return mapped;
    }
    const compute = (signal: AbortSignal) => this.#compute(key, computation, signal);
    return map(await this.#queue.result(key, compute, options));
  }

  /** Computes again if the graph has changed meanwhile: the result must be of one state. */
  async #compute<T>(
    key: string,
    { compute, bytesOf = bytesOfJson }: Computation<T, AbortSignal>,
    signal: AbortSignal,
  ): Promise<CachedResult<T>> {
    for (let attempt = 1; attempt <= maxAttempts; attempt++) {
      signal.throwIfAborted();
      const state = await this.#readState();
      const value = await compute(signal).catch(faultOfChange);
      if (!isSameState(state, await this.#readState())) continue;
      if (value instanceof QueryError) throw value;
      const result: CachedResult<T> = { value, state, computedAt: new Date() };
      const size = overhead + key.length + bytesOf(value);
      this.#results.set(key, result, { size: Math.min(size, this.#maxBytes) });
      return result;
    }
    throw new QueryError("GRAPH_IN_MOTION", "The graph changed during each attempt to compute the result");
  }
}

/** The error, if an entity that was added or removed during a computation may have caused it. Throws all others. */
function faultOfChange(error: unknown): QueryError {
  if (error instanceof QueryError && error.code === "INTERNAL_SERVER_ERROR") return error;
  throw error;
}

/** A key contains a filter, which may be as long as a request. Its hash is short. */
function hashOf(key: string): string {
  return createHash("sha256").update(key).digest("base64");
}

/** Of an entry, in bytes. */
const overhead = 500;

/** Objects take about twice the length of their JSON. */
function bytesOfJson(value: unknown): number {
  return 2 * (JSON.stringify(value)?.length ?? 0);
}
