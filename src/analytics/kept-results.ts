import { QueryError } from "../graph/query-error.ts";

/** A state of the graph. Of a graph that was emptied and filled anew the versions begin anew, and the times do not. */
export interface GraphState {
  readonly version: number;
  readonly changedAt: string | null;
}

/** What was computed of one state of the graph. */
export interface Kept<T> {
  readonly value: T;
  readonly state: GraphState;
  readonly computedAt: Date;
}

/** How to compute something of the graph as it is. */
export interface Computation<T> {
  /** What is computed, with all that it depends on but the graph: equal keys mean equal results. */
  readonly key: string;
  /** May be asked for more than once, where the graph changes meanwhile. */
  compute(): Promise<T>;
}

/** LATEST waits for the result of the graph as it is; CACHED takes the last one that there is, however old. */
export type Freshness = "LATEST" | "CACHED";

const maxKept = 200;
const attempts = 4;

/**
 * Results that are dear, each kept for the last state of the graph that it was computed of. Those who ask for the
 * same thing meanwhile share one computation, which goes on when they stop waiting. The longest unused goes first.
 */
export class KeptResults {
  readonly #readState: () => Promise<GraphState>;
  readonly #kept = new Map<string, Kept<unknown>>();
  readonly #underWay = new Map<string, Promise<Kept<unknown>>>();

  constructor(readState: () => Promise<GraphState>) {
    this.#readState = readState;
  }

  /**
   * The result. Throws a QueryError: COMPUTING where nobody is to wait that long, and what the computation throws.
   */
  result<T>(computation: Computation<T>, freshness: Freshness, waitMs: number): Promise<Kept<T>> {
    return this.shown(computation, freshness, waitMs, async (kept) => kept);
  }

  /** What `show` makes of the result. Of one that is kept it begins while the state of the graph is asked for. */
  async shown<T, S>(
    computation: Computation<T>,
    freshness: Freshness,
    waitMs: number,
    show: (kept: Kept<T>) => Promise<S>,
  ): Promise<S> {
    const { key } = computation;
    const kept = this.#kept.get(key) as Kept<T> | undefined;
    if (kept !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      const shown = show(kept);
      // Of a result that is out of date, its fault is nobody's.
      shown.catch(() => {});
      if (freshness === "CACHED" || areEqual(kept.state, await this.#readState())) return shown;
    }
    return show(await within(waitMs, this.#computed(computation)));
  }

  /** The computation under way, or a new one. */
  #computed<T>(computation: Computation<T>): Promise<Kept<T>> {
    const { key } = computation;
    const underWay = this.#underWay.get(key) as Promise<Kept<T>> | undefined;
    if (underWay !== undefined) return underWay;
    const begun = this.#compute(computation).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, begun);
    // Where nobody waits any longer, its fault is nobody's.
    begun.catch(() => {});
    return begun;
  }

  /** Of one state of the graph, never of a mixed one: where it has changed meanwhile, anew. */
  async #compute<T>({ key, compute }: Computation<T>): Promise<Kept<T>> {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const state = await this.#readState();
      const value = await compute();
      if (!areEqual(state, await this.#readState())) continue;
      const kept: Kept<T> = { value, state, computedAt: new Date() };
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      const [oldest] = this.#kept.keys();
      if (this.#kept.size > maxKept && oldest !== undefined) this.#kept.delete(oldest);
      return kept;
    }
    throw new QueryError("GRAPH_IN_MOTION", "The graph changed each time while it was computed");
  }
}

function areEqual(a: GraphState, b: GraphState): boolean {
  return a.version === b.version && a.changedAt === b.changedAt;
}

async function within<T>(waitMs: number, result: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new QueryError("COMPUTING", "The result is not computed yet")), waitMs);
  });
  try {
    return await Promise.race([result, late]);
  } finally {
    clearTimeout(timer);
  }
}
