import { GraphQLError } from "graphql";
import type { Freshness } from "../arguments/choices.ts";
import type { ComputationContext } from "./computation-context.ts";
import type { CachedResult, Computation, ResultCache } from "./result-cache.ts";

/** A result cache as one request uses it: with a maximum wait, and until the client disconnects. */
export class RequestResults {
  readonly #cache: ResultCache;
  readonly #createContext: (signal: AbortSignal) => ComputationContext;
  readonly #waitMs: number;
  readonly #signal: AbortSignal | undefined;

  constructor(
    cache: ResultCache,
    createContext: (signal: AbortSignal) => ComputationContext,
    waitMs: number,
    signal: AbortSignal | undefined,
  ) {
    this.#cache = cache;
    this.#createContext = createContext;
    this.#waitMs = waitMs;
    this.#signal = signal;
  }

  /** The result. Throws what `ResultCache.result` throws. */
  result<T>(
    computation: Computation<T, ComputationContext>,
    freshness: Freshness,
    waitMs?: number,
  ): Promise<CachedResult<T>> {
    return this.mapResult(computation, freshness, async (result) => result, waitMs);
  }

  /** What `map` makes of the result. Throws what `ResultCache.result` throws, and what `map` throws. */
  mapResult<T, S>(
    { compute, ...rest }: Computation<T, ComputationContext>,
    freshness: Freshness,
    map: (result: CachedResult<T>) => Promise<S>,
    waitMs = this.#waitMs,
  ): Promise<S> {
    const computation = { ...rest, compute: (signal: AbortSignal) => compute(this.#createContext(signal)) };
    return this.#cache.mapResult(computation, { freshness, waitMs, signal: this.#signal }, map);
  }
}

/** The analytics as one request uses them. */
export class RequestAnalytics {
  /** Results that are computed from the whole graph. */
  readonly graphResults: RequestResults;
  /** Results about one entity. */
  readonly entityResults: RequestResults;
  /** Whether the database has the Graph Data Science library. Throws a QueryError. */
  readonly hasLibrary: () => Promise<boolean>;

  constructor(graphResults: RequestResults, entityResults: RequestResults, hasLibrary: () => Promise<boolean>) {
    this.graphResults = graphResults;
    this.entityResults = entityResults;
    this.hasLibrary = hasLibrary;
  }

  /**
   * Throws a GraphQLError NOT_AVAILABLE if the database does not have the library. The message says that `what` needs
   * it, and that `instead` does not.
   */
  async requireLibrary(what: string, instead: string): Promise<void> {
    if (await this.hasLibrary()) return;
    const message = `${what} needs the Graph Data Science library, which this Neo4j does not have. ${instead} does without it.`;
    throw new GraphQLError(message, { extensions: { code: "NOT_AVAILABLE" } });
  }
}
