import { GraphQLError, getOperationAST, OperationTypeNode } from "graphql";
import PQueue from "p-queue";
import type { Limits } from "../config.ts";
import type { OperationArgs } from "./operation-args.ts";

/** Each class has a queue of its own, so that one class cannot block another. */
type RequestClass = "light" | "heavy" | "mutation" | "download";

/** An operation that costs more than this share of the limit is heavy. */
const heavyShare = 1 / 50;

/**
 * Limits how many operations and downloads run at once. The others wait, and the cheapest one goes first. One is refused
 * with the code BUSY if too many wait already, or if it has waited too long.
 */
export class Admission {
  readonly #queues: Readonly<Record<RequestClass, PQueue>>;
  readonly #limits: Limits;

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#queues = {
      light: new PQueue({ concurrency: limits.maxRequests }),
      heavy: new PQueue({ concurrency: limits.maxHeavyRequests }),
      mutation: new PQueue({ concurrency: limits.maxChanges }),
      download: new PQueue({ concurrency: limits.maxDownloads }),
    };
  }

  /**
   * Waits until the operation may start. Resolves with a function that frees its place: call it when the operation has
   * ended. Throws a GraphQLError with the code BUSY. An operation whose signal aborts while it waits leaves the queue.
   */
  enter(args: OperationArgs, cost: number, signal: AbortSignal): Promise<() => void> {
    return this.#enter(this.#classOf(args, cost), cost, signal);
  }

  /** The same for a download of the graph. */
  enterDownload(signal: AbortSignal): Promise<() => void> {
    return this.#enter("download", 0, signal);
  }

  async #enter(requestClass: RequestClass, cost: number, signal: AbortSignal): Promise<() => void> {
    const { maxWaitingRequests, maxWaitMs } = this.#limits;
    const queue = this.#queues[requestClass];
    if (queue.pending >= queue.concurrency && queue.size >= maxWaitingRequests)
      throw busy(`Too many requests are waiting; the limit is ${maxWaitingRequests}.`);
    // Not `signal` itself: p-queue also frees the place of a running task when its signal aborts, but the work of an
    // operation ends later than its client's connection.
    const waiting = new AbortController();
    const stopWaiting = () => waiting.abort();
    if (signal.aborted) stopWaiting();
    signal.addEventListener("abort", stopWaiting);
    const timer = setTimeout(stopWaiting, maxWaitMs);
    try {
      return await new Promise<() => void>((admit, refuse) => {
        const untilFreed = () => new Promise<void>((free) => admit(free));
        queue
          .add(untilFreed, { signal: waiting.signal, priority: -cost })
          .catch(() => refuse(busy(`The request waited ${maxWaitMs} ms for its turn, which is the limit.`)));
      });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", stopWaiting);
    }
  }

  #classOf({ document, operationName }: OperationArgs, cost: number): RequestClass {
    if (getOperationAST(document, operationName)?.operation === OperationTypeNode.MUTATION) return "mutation";
    return cost > this.#limits.maxQueryCost * heavyShare ? "heavy" : "light";
  }
}

/** Over HTTP it becomes 503 with Retry-After. */
function busy(reason: string): GraphQLError {
  return new GraphQLError(`${reason} Try again in a few seconds.`, { extensions: { code: "BUSY" } });
}
