import { GraphQLError } from "graphql";
import PQueue from "p-queue";
import type { Limits } from "../config.ts";

/** Requests of one sort take no turn of another. */
export type Sort = "light" | "heavy" | "change";

/**
 * Lets in so many requests at once, the cheapest of those waiting first. A request that finds too many waiting, or has
 * waited too long, is refused with BUSY.
 */
export class Admission {
  readonly #queues: Readonly<Record<Sort, PQueue>>;
  readonly #maxWaiting: number;
  readonly #maxWaitMs: number;

  constructor({ maxRequests, maxHeavyRequests, maxChanges, maxWaitingRequests, maxWaitMs }: Limits) {
    this.#queues = {
      light: new PQueue({ concurrency: maxRequests }),
      heavy: new PQueue({ concurrency: maxHeavyRequests }),
      change: new PQueue({ concurrency: maxChanges }),
    };
    this.#maxWaiting = maxWaitingRequests;
    this.#maxWaitMs = maxWaitMs;
  }

  /**
   * Resolves when the request may begin, with what gives its place to the next one. Throws a GraphQLError: BUSY. A
   * request whose signal is raised while it waits leaves the queue.
   */
  async enter(sort: Sort, cost: number, signal: AbortSignal): Promise<() => void> {
    const queue = this.#queues[sort];
    if (queue.pending >= queue.concurrency && queue.size >= this.#maxWaiting) throw busy();
    const waiting = new AbortController();
    const giveUp = () => waiting.abort();
    if (signal.aborted) giveUp();
    signal.addEventListener("abort", giveUp);
    const timer = setTimeout(giveUp, this.#maxWaitMs);
    try {
      return await new Promise<() => void>((admit, refuse) => {
        const stay = () => new Promise<void>((leave) => admit(leave));
        queue.add(stay, { signal: waiting.signal, priority: -cost }).catch(() => refuse(busy()));
      });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", giveUp);
    }
  }
}

/** The answer is 503 with Retry-After. */
function busy(): GraphQLError {
  const message = "Too many requests are under way. Try again in some seconds.";
  return new GraphQLError(message, { extensions: { code: "BUSY" } });
}
