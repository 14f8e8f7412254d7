import { GraphQLError } from "graphql";
import PQueue from "p-queue";
import { ExtractionError } from "../extraction/extractor.ts";

export interface ExtractionQueueOptions {
  /** How many extractions run at once. */
  readonly concurrency: number;
  /** How many more may wait. */
  readonly maxWaiting: number;
  /** How long one may run. */
  readonly timeoutMs: number;
}

/** A place in the queue. */
export interface Place {
  /** How long it takes at most until what runs in this place has ended, from now on. */
  readonly longestMs: number;
  /**
   * Runs it when it is its turn, and frees the place. Throws what it throws, and an ExtractionError, EXTRACTION_TIMEOUT or
   * EXTRACTION_FAILED, if it takes too long or the service stops. It is not waited for then, whether it heeds its signal
   * or not.
   */
  run<T>(extract: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Frees a place in which nothing ran. */
  free(): void;
}

/** A queue of extractions. */
export class ExtractionQueue {
  readonly #options: ExtractionQueueOptions;
  readonly #queue: PQueue;
  readonly #stopping = new AbortController();
  #taken = 0;

  constructor(options: ExtractionQueueOptions) {
    this.#options = options;
    this.#queue = new PQueue({ concurrency: options.concurrency });
  }

  /** Takes a place. Throws a GraphQLError, BUSY, if there is none. */
  reserve(): Place {
    const { concurrency, maxWaiting, timeoutMs } = this.#options;
    if (this.#taken >= concurrency + maxWaiting)
      throw new GraphQLError(`${maxWaiting} extractions are waiting already. Try again in some minutes.`, {
        extensions: { code: "BUSY" },
      });
    const rounds = Math.floor(this.#taken / concurrency) + 1;
    this.#taken++;
    const free = () => {
      this.#taken--;
    };
    return {
      longestMs: rounds * timeoutMs,
      run: async (extract) => {
        try {
          return await this.#queue.add(() => this.#within(extract));
        } finally {
          free();
        }
      },
      free,
    };
  }

  /** Ends what runs and what waits. */
  stop(): void {
    this.#stopping.abort();
  }

  async #within<T>(extract: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { timeoutMs } = this.#options;
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = AbortSignal.any([timeout, this.#stopping.signal]);
    const fault = () =>
      timeout.aborted
        ? new ExtractionError("EXTRACTION_TIMEOUT", `The extraction took longer than ${timeoutMs} ms.`)
        : new ExtractionError("EXTRACTION_FAILED", "The service stopped meanwhile. Propose the text again.");
    if (signal.aborted) throw fault();
    let abort = () => {};
    const aborted = new Promise<never>((_, reject) => {
      abort = () => reject(fault());
      signal.addEventListener("abort", abort, { once: true });
    });
    try {
      return await Promise.race([extract(signal), aborted]);
    } finally {
      signal.removeEventListener("abort", abort);
    }
  }
}
