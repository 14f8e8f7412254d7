import PQueue from "p-queue";
import { QueryError } from "../neo4j/query-error.ts";

/** How long a caller waits for a result, in milliseconds. The signal is raised when its client disconnects. */
export interface WaitOptions {
  readonly waitMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Computes something, and should stop at the signal. It keeps its place in the queue until it has settled. */
export type Compute<T> = (signal: AbortSignal) => Promise<T>;

export interface ComputationQueueOptions {
  /** How many computations run at once. */
  readonly concurrency: number;
  /** How many more may wait. */
  readonly maxWaiting: number;
  /** How long a computation goes on after a caller got COMPUTING, if no one waits for it. In milliseconds. */
  readonly graceMs: number;
}

/**
 * A queue of computations. Callers with the same key share one. A computation ends when no one waits for it: at once
 * after the last client has disconnected, but not before `graceMs` have passed since a caller got COMPUTING.
 */
export class ComputationQueue {
  readonly #options: ComputationQueueOptions;
  readonly #queue: PQueue;
  readonly #computations = new Map<string, SharedComputation<unknown>>();
  #isClosed = false;

  constructor(options: ComputationQueueOptions) {
    this.#options = options;
    this.#queue = new PQueue({ concurrency: options.concurrency });
  }

  /**
   * Joins the computation with this key, or adds one. Returns its result. Throws what the computation throws, and a
   * QueryError: BUSY if too many computations wait, COMPUTING if `waitMs` passes first, CANCELED if the signal is
   * raised first, SERVICE_UNAVAILABLE after `close`.
   */
  async result<T>(key: string, compute: Compute<T>, options: WaitOptions): Promise<T> {
    if (this.#isClosed) throw serviceStopped();
    if (options.signal?.aborted) throw clientDisconnected();
    const shared = this.#computations.get(key) ?? this.#add(key, compute);
    return shared.wait(options) as Promise<T>;
  }

  /** Ends all computations. Resolves when they have ended, or after `timeoutMs`. */
  async close(timeoutMs: number): Promise<void> {
    this.#isClosed = true;
    for (const shared of this.#computations.values()) shared.end(serviceStopped());
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, timeoutMs);
    });
    await Promise.race([this.#queue.onIdle(), timeout]);
    clearTimeout(timer);
  }

  #add<T>(key: string, compute: Compute<T>): SharedComputation<T> {
    const { concurrency, maxWaiting, graceMs } = this.#options;
    if (this.#queue.pending >= concurrency && this.#queue.size >= maxWaiting)
      throw new QueryError("BUSY", `${maxWaiting} computations are already waiting`);
    const enqueue: Compute<T> = (signal) => this.#enqueue(compute, signal);
    const shared = new SharedComputation<T>(enqueue, graceMs, () => {
      // A computation may take a moment to end. Meanwhile another one with its key may have been added.
      if (this.#computations.get(key) === shared) this.#computations.delete(key);
    });
    this.#computations.set(key, shared);
    return shared;
  }

  /**
   * The queue gets a signal of its own, which it sees only while the task waits. If it saw the signal of a running
   * task, it would free the place before the task has ended.
   */
  #enqueue<T>(compute: Compute<T>, signal: AbortSignal): Promise<T> {
    const waiting = new AbortController();
    const leaveQueue = () => waiting.abort(signal.reason);
    signal.addEventListener("abort", leaveQueue, { once: true });
    return this.#queue.add(
      () => {
        signal.removeEventListener("abort", leaveQueue);
        return compute(signal);
      },
      { signal: waiting.signal },
    );
  }
}

/** One computation and the callers that wait for it. */
class SharedComputation<T> {
  readonly #graceMs: number;
  readonly #controller = new AbortController();
  readonly #result: Promise<T>;
  #isSettled = false;
  #waiting = 0;
  #grace: NodeJS.Timeout | undefined;

  /** Calls `onSettled` when the computation has settled or is told to end. */
  constructor(compute: Compute<T>, graceMs: number, onSettled: () => void) {
    this.#graceMs = graceMs;
    const { signal } = this.#controller;
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    this.#result = Promise.race([compute(signal), aborted]).finally(() => {
      this.#isSettled = true;
      clearTimeout(this.#grace);
      onSettled();
    });
    // The callers handle the error. Without a caller, Node would report it as unhandled.
    this.#result.catch(() => {});
  }

  /** Aborts the computation. The callers that wait get this error. */
  end(error: QueryError): void {
    this.#controller.abort(error);
  }

  /** The result. Throws a QueryError COMPUTING or CANCELED if the caller stops waiting first. */
  async wait({ waitMs, signal }: WaitOptions): Promise<T> {
    this.#waiting++;
    let timer: NodeJS.Timeout | undefined;
    let disconnect = () => {};
    const interrupted = new Promise<never>((_, reject) => {
      disconnect = () => reject(clientDisconnected());
      signal?.addEventListener("abort", disconnect, { once: true });
      timer = setTimeout(() => {
        this.#startGrace();
        reject(new QueryError("COMPUTING", "The result has not been computed yet"));
      }, waitMs);
    });
    try {
      return await Promise.race([this.#result, interrupted]);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", disconnect);
      this.#waiting--;
      this.#endIfUnused();
    }
  }

  /** A client that got COMPUTING is expected to ask again. */
  #startGrace(): void {
    clearTimeout(this.#grace);
    if (this.#isSettled) return;
    this.#grace = setTimeout(() => {
      this.#grace = undefined;
      this.#endIfUnused();
    }, this.#graceMs).unref();
  }

  #endIfUnused(): void {
    if (this.#isSettled || this.#waiting > 0 || this.#grace !== undefined) return;
    this.end(clientDisconnected());
  }
}

function clientDisconnected(): QueryError {
  return new QueryError("CANCELED", "The client has gone");
}

function serviceStopped(): QueryError {
  return new QueryError("SERVICE_UNAVAILABLE", "The service ends");
}
