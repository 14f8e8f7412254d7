import type { IncomingHttpHeaders } from "node:http";
import cors from "@fastify/cors";
import type { FastifyInstance } from "fastify";

/** How long a browser may keep the answer to a preflight request, in seconds. */
const preflightMaxAge = 600;

/** The pages of other origins that may use the API. */
export class AllowedOrigins {
  readonly #origins: ReadonlySet<string>;

  constructor(origins: readonly string[]) {
    this.#origins = new Set(origins);
  }

  /** Whether a request comes from a program, from a page of this origin, or from a page of an allowed origin. */
  allows({ origin, host, "sec-fetch-site": site }: IncomingHttpHeaders): boolean {
    if (origin !== undefined)
      return this.#origins.has(origin) || (URL.canParse(origin) && new URL(origin).host === host);
    // A page needs no origin to load an image of another site. Programs send neither header.
    return site === undefined || site === "same-origin" || site === "none";
  }

  /**
   * Whether a request comes from a program or from a page of a listed origin. The `Host` header proves nothing here: by
   * DNS rebinding a page of any site gets its own name to lead to this service, and then looks like a page of it.
   */
  lists({ origin }: IncomingHttpHeaders): boolean {
    return origin === undefined || this.#origins.has(origin);
  }

  /** Adds CORS headers to the responses of this scope, and answers preflight requests. Without origins it adds none. */
  async register(scope: FastifyInstance): Promise<void> {
    if (this.#origins.size === 0) return;
    await scope.register(cors, {
      origin: (origin, callback) => callback(null, origin !== undefined && this.#origins.has(origin) ? origin : false),
      // The header of a preflight request is repeated in its answer: an allowed page may send any header.
      methods: ["GET", "POST"],
      exposedHeaders: ["retry-after"],
      maxAge: preflightMaxAge,
      strictPreflight: false,
    });
  }
}
