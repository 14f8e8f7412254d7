import { setMaxListeners } from "node:events";
import type { FastifyReply, FastifyRequest } from "fastify";

/** A request for GraphQL and its answer. */
export class Exchange {
  readonly #over = new AbortController();
  readonly #callbacks: (() => void)[] = [];
  #hasEnded = false;
  /** For the log. */
  operationName: string | null = null;

  constructor({ raw }: FastifyReply) {
    // Every root field of a query listens; Node warns of more than ten.
    setMaxListeners(0, this.signal);
    raw.once("close", () => this.#over.abort());
  }

  /** Raised when nobody waits any longer: the answer is made, or its client went away. */
  get signal(): AbortSignal {
    return this.#over.signal;
  }

  /** Calls this when all work for the answer has ended. */
  whenEnded(callback: () => void): void {
    if (this.#hasEnded) callback();
    else this.#callbacks.push(callback);
  }

  end(): void {
    this.#hasEnded = true;
    this.#over.abort();
    for (const callback of this.#callbacks.splice(0)) callback();
  }
}

/** By its request, and by its signal, which the context of its resolvers carries. */
const exchanges = new WeakMap<object, Exchange>();

export function exchangeOf(key: FastifyRequest | AbortSignal | undefined): Exchange | undefined {
  return key && exchanges.get(key);
}

export function beginExchange(request: FastifyRequest, reply: FastifyReply): Exchange {
  const exchange = new Exchange(reply);
  exchanges.set(request, exchange);
  exchanges.set(exchange.signal, exchange);
  return exchange;
}
