import PQueue from "p-queue";
import { QueryError } from "../neo4j/query-error.ts";

/** How long one who asks for a result waits for it; the signal is raised when they have gone away. */
export interface Asking {
  readonly waitMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Computes something; the signal asks it to end. It keeps its place in the queue until it has settled. */
export type Compute<T> = (signal: AbortSignal) => Promise<T>;

export interface ComputationsOptions {
  /** How many run at once. */
  readonly atOnce: number;
  /** How many more may wait. */
  readonly maxWaiting: number;
  /** For how long a computation goes on that nobody waits for, after one who asked was told COMPUTING. */
  readonly graceMs: number;
}

/**
 * A queue of computations. Those who ask for the same key share one. A computation ends when nobody waits for it any
 * longer: at once when the last one has gone away, and after `graceMs` when one was told to ask again.
 */
export class Computations {
  readonly #options: ComputationsOptions;
  readonly #queue: PQueue;
  readonly #underWay = new Map<string, SharedComputation<unknown>>();
  #isClosed = false;

  constructor(options: ComputationsOptions) {
    this.#options = options;
    this.#queue = new PQueue({ concurrency: options.atOnce });
  }

  /**
   * The result of the computation of this key that is under way, or of a new one. Throws what the computation throws,
   * and a QueryError: BUSY when too many wait, COMPUTING when `waitMs` passes first, CANCELED when the signal is raised
   * first, SERVICE_UNAVAILABLE after `close`.
   */
  async result<T>(key: string, compute: Compute<T>, asking: Asking): Promise<T> {
    if (this.#isClosed) throw serviceEnds();
    if (asking.signal?.aborted) throw clientLeft();
    const shared = this.#underWay.get(key) ?? this.#begin(key, compute);
    return shared.awaited(asking) as Promise<T>;
  }

  /** Ends all computations, and resolves when they have ended, or after `timeoutMs`. */
  async close(timeoutMs: number): Promise<void> {
    this.#isClosed = true;
    for (const shared of this.#underWay.values()) shared.end(serviceEnds());
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, timeoutMs);
    });
    await Promise.race([this.#queue.onIdle(), late]);
    clearTimeout(timer);
  }

  #begin<T>(key: string, compute: Compute<T>): SharedComputation<T> {
    const { atOnce, maxWaiting, graceMs } = this.#options;
    if (this.#queue.pending >= atOnce && this.#queue.size >= maxWaiting)
      throw new QueryError("BUSY", `${maxWaiting} computations are already waiting`);
    const begun: Compute<T> = (signal) => this.#queued(compute, signal);
    const shared = new SharedComputation<T>(begun, graceMs, () => {
      // One that is ended may take a moment to settle, and another of its key may have begun.
      if (this.#underWay.get(key) === shared) this.#underWay.delete(key);
    });
    this.#underWay.set(key, shared);
    return shared;
  }

  /** The queue gets a signal of its own: at the signal of a task that runs it would free the place before it has ended. */
  #queued<T>(compute: Compute<T>, signal: AbortSignal): Promise<T> {
    const waiting = new AbortController();
    const leave = () => waiting.abort(signal.reason);
    signal.addEventListener("abort", leave, { once: true });
    return this.#queue.add(
      () => {
        signal.removeEventListener("abort", leave);
        return compute(signal);
      },
      { signal: waiting.signal },
    );
  }
}

/** One computation and those who wait for it. */
class SharedComputation<T> {
  readonly #graceMs: number;
  readonly #ending = new AbortController();
  readonly #result: Promise<T>;
  #isOver = false;
  #waiting = 0;
  #grace: NodeJS.Timeout | undefined;

  /** Calls `over` when it has settled or is ended. */
  constructor(compute: Compute<T>, graceMs: number, over: () => void) {
    this.#graceMs = graceMs;
    const { signal } = this.#ending;
    const ended = new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    this.#result = Promise.race([compute(signal), ended]).finally(() => {
      this.#isOver = true;
      clearTimeout(this.#grace);
      over();
    });
    // Its fault is for those who wait; there may be nobody.
    this.#result.catch(() => {});
  }

  /** Those who wait get this fault. */
  end(fault: QueryError): void {
    this.#ending.abort(fault);
  }

  /** The result. Throws a QueryError: COMPUTING, or CANCELED. */
  async awaited({ waitMs, signal }: Asking): Promise<T> {
    this.#waiting++;
    let timer: NodeJS.Timeout | undefined;
    let leave = () => {};
    const left = new Promise<never>((_, reject) => {
      leave = () => reject(clientLeft());
      signal?.addEventListener("abort", leave, { once: true });
      timer = setTimeout(() => {
        this.#prolong();
        reject(new QueryError("COMPUTING", "The result has not been computed yet"));
      }, waitMs);
    });
    try {
      return await Promise.race([this.#result, left]);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", leave);
      this.#waiting--;
      this.#endUnlessAsked();
    }
  }

  /** One who is told to ask again finds it under way for a while. */
  #prolong(): void {
    clearTimeout(this.#grace);
    if (this.#isOver) return;
    this.#grace = setTimeout(() => {
      this.#grace = undefined;
      this.#endUnlessAsked();
    }, this.#graceMs).unref();
  }

  #endUnlessAsked(): void {
    if (this.#isOver || this.#waiting > 0 || this.#grace !== undefined) return;
    this.end(new QueryError("CANCELED", "The client has gone"));
  }
}

function clientLeft(): QueryError {
  return new QueryError("CANCELED", "The client has gone");
}

function serviceEnds(): QueryError {
  return new QueryError("SERVICE_UNAVAILABLE", "The service ends");
}
