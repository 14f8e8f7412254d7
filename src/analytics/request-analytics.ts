import { GraphQLError } from "graphql";
import type { Freshness } from "../arguments/choices.ts";
import type { Computation, Kept, KeptResults } from "./kept-results.ts";
import type { Work } from "./work.ts";

/** What the computations of one kind have of the service. */
export interface Computing {
  readonly kept: KeptResults;
  readonly workUnder: (signal: AbortSignal) => Work;
}

/** Kept results as one request asks for them: it waits so long, and no longer than its client does. */
export class AskedResults {
  readonly #computing: Computing;
  readonly #waitMs: number;
  readonly #signal: AbortSignal | undefined;

  constructor(computing: Computing, waitMs: number, signal: AbortSignal | undefined) {
    this.#computing = computing;
    this.#waitMs = waitMs;
    this.#signal = signal;
  }

  /** The result. Throws what `KeptResults.result` throws. */
  result<T>(computation: Computation<T, Work>, freshness: Freshness, waitMs?: number): Promise<Kept<T>> {
    return this.shown(computation, freshness, async (kept) => kept, waitMs);
  }

  /** What `show` makes of the result. Throws what `KeptResults.result` throws, and what `show` does. */
  shown<T, S>(
    { key, compute }: Computation<T, Work>,
    freshness: Freshness,
    show: (kept: Kept<T>) => Promise<S>,
    waitMs = this.#waitMs,
  ): Promise<S> {
    const { kept, workUnder } = this.#computing;
    const computation = { key, compute: (signal: AbortSignal) => compute(workUnder(signal)) };
    return kept.shown(computation, { freshness, waitMs, signal: this.#signal }, show);
  }
}

/** The analytics as one request asks for them. */
export class RequestAnalytics {
  readonly kept: AskedResults;
  /** What is computed of single entities. */
  readonly keptOfEntities: AskedResults;
  /** Whether the database has the Graph Data Science library. Throws a QueryError. */
  readonly hasLibrary: () => Promise<boolean>;

  constructor(kept: AskedResults, keptOfEntities: AskedResults, hasLibrary: () => Promise<boolean>) {
    this.kept = kept;
    this.keptOfEntities = keptOfEntities;
    this.hasLibrary = hasLibrary;
  }

  /** Throws a GraphQLError, NOT_AVAILABLE, where the library is not there. */
  async needLibrary(what: string, instead: string): Promise<void> {
    if (await this.hasLibrary()) return;
    const message = `${what} needs the Graph Data Science library, which this Neo4j does not have. ${instead} does without it.`;
    throw new GraphQLError(message, { extensions: { code: "NOT_AVAILABLE" } });
  }
}
