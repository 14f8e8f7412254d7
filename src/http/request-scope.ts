import { setMaxListeners } from "node:events";
import type { FastifyReply, FastifyRequest } from "fastify";

/** The keys are the request and the signal of the scope. The context of the resolvers carries the signal. */
const scopes = new WeakMap<object, RequestScope>();

/** What belongs to one request, until its work has ended. */
export class RequestScope {
  readonly #controller = new AbortController();
  readonly #callbacks: (() => void)[] = [];
  #hasEnded = false;
  /** For the log. */
  operationName: string | null = null;

  constructor() {
    // Every root field of a query listens; by default Node warns of more than ten listeners.
    setMaxListeners(0, this.signal);
    scopes.set(this.signal, this);
  }

  /** Aborts when the response is ready, or when the client has closed the connection. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The client has gone. Its work ends soon, and its place is free only then. */
  abort(): void {
    this.#controller.abort();
  }

  /** Calls the function when all work for the response has ended. */
  onEnd(callback: () => void): void {
    if (this.#hasEnded) callback();
    else this.#callbacks.push(callback);
  }

  end(): void {
    this.#hasEnded = true;
    this.#controller.abort();
    for (const callback of this.#callbacks.splice(0)) callback();
  }
}

export function requestScopeOf(key: FastifyRequest | AbortSignal | undefined): RequestScope | undefined {
  return key && scopes.get(key);
}

export function beginRequestScope(request: FastifyRequest, reply: FastifyReply): RequestScope {
  const scope = new RequestScope();
  reply.raw.once("close", () => scope.abort());
  scopes.set(request, scope);
  return scope;
}
