import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Freshness } from "../arguments/choices.ts";
import { type GraphState, isSameState } from "../neo4j/graph-state.ts";
import { QueryError } from "../neo4j/query-error.ts";
import type { Asking, Computations } from "./computations.ts";

/** What was computed of one state of the graph. */
export interface Kept<T> {
  readonly value: T;
  readonly state: GraphState;
  readonly computedAt: Date;
}

/** How to compute something of the graph as it is, with what is given for it. */
export interface Computation<T, Given> {
  /** What is computed, with all that it depends on but the graph: equal keys mean equal results. */
  readonly key: string;
  /** May be called more than once, where the graph changes meanwhile. */
  compute(given: Given): Promise<T>;
}

/** Who asks, and what will do. */
export interface Request extends Asking {
  readonly freshness: Freshness;
}

export interface KeptResultsOptions {
  readonly readState: () => Promise<GraphState>;
  /** What is not kept is computed by these. */
  readonly computations: Computations;
  /** How much is kept: the results and their keys, in bytes as `sizeOf` estimates them. */
  readonly maxBytes: number;
}

const attempts = 4;

/**
 * Results that are dear, each kept for the last state of the graph that it was computed of. The longest unused goes
 * first; one that is larger than all that may be kept is answered and not kept.
 */
export class KeptResults {
  readonly #readState: () => Promise<GraphState>;
  readonly #computations: Computations;
  readonly #kept: LRUCache<string, Kept<unknown>>;

  constructor({ readState, computations, maxBytes }: KeptResultsOptions) {
    this.#readState = readState;
    this.#computations = computations;
    this.#kept = new LRUCache({ maxSize: maxBytes, sizeCalculation: ({ value }, key) => sizeOf(key, value) });
  }

  /** How many bytes are kept, by the same estimate as the bound. */
  get keptBytes(): number {
    return this.#kept.calculatedSize;
  }

  /** The result. Throws what `Computations.result` throws, and a QueryError, GRAPH_IN_MOTION. */
  result<T>(computation: Computation<T, AbortSignal>, request: Request): Promise<Kept<T>> {
    return this.shown(computation, request, async (kept) => kept);
  }

  /** What `show` makes of the result. Of one that is kept it begins while the state of the graph is asked for. */
  async shown<T, S>(
    computation: Computation<T, AbortSignal>,
    request: Request,
    show: (kept: Kept<T>) => Promise<S>,
  ): Promise<S> {
    const key = shortOf(computation.key);
    const kept = this.#kept.get(key) as Kept<T> | undefined;
    if (kept !== undefined) {
      const shown = show(kept);
      // Of a result that is out of date, its fault is nobody's.
      shown.catch(() => {});
      if (request.freshness === "CACHED" || isSameState(kept.state, await this.#readState())) return shown;
    }
    const compute = (signal: AbortSignal) => this.#compute(key, computation, signal);
    return show(await this.#computations.result(key, compute, request));
  }

  /** Of one state of the graph, never of a mixed one: where it has changed meanwhile, anew. */
  async #compute<T>(key: string, { compute }: Computation<T, AbortSignal>, signal: AbortSignal): Promise<Kept<T>> {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      signal.throwIfAborted();
      const state = await this.#readState();
      const value = await compute(signal);
      if (!isSameState(state, await this.#readState())) continue;
      const kept: Kept<T> = { value, state, computedAt: new Date() };
      this.#kept.set(key, kept);
      return kept;
    }
    throw new QueryError("GRAPH_IN_MOTION", "The graph changed during each attempt to compute the result");
  }
}

/** A filter may be as long as a request; its key is not. */
function shortOf(key: string): string {
  return createHash("sha256").update(key).digest("base64");
}

const overhead = 500;

/** About how many bytes a result and its key take in memory: objects take twice the length of their JSON. */
function sizeOf(key: string, value: unknown): number {
  return overhead + key.length + 2 * (JSON.stringify(value)?.length ?? 0);
}
