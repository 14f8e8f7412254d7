import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { GraphQLFormattedError } from "graphql";
import type { Limits } from "../config.ts";
import type { Ask } from "../mcp/ask.ts";
import { candidatesFor } from "../reconcile/candidates.ts";
import { extendedRows, proposedProperties } from "../reconcile/extend.ts";
import { manifestAt } from "../reconcile/manifest.ts";
import { previewOf } from "../reconcile/preview.ts";
import { badRequest, Refusal } from "../reconcile/refusal.ts";
import { suggestEntities, suggestProperties, suggestTypes } from "../reconcile/suggestions.ts";
import { errorBody } from "./error-body.ts";
import { beginRequestScope, type RequestScope } from "./request-scope.ts";
import { retryAfterSeconds } from "./response-status.ts";

const path = "/reconcile";

export interface ReconcileParts {
  readonly limits: Limits;
  /** What executes the operations of one request. */
  readonly askWithin: (scope: RequestScope) => Ask;
}

type Answer = (
  given: URLSearchParams,
  ask: Ask,
  signal: AbortSignal,
  request: FastifyRequest,
  reply: FastifyReply,
) => object;

/** The preview is shown in a frame of any page, and loads and runs nothing. */
const previewPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors *";

/**
 * Serves the Reconciliation Service API 0.2 to readers, for OpenRefine. OpenRefine asks from a page of its own, so the
 * pages of all origins may use these paths, and no others.
 */
export async function registerReconcile(http: FastifyInstance, { limits, askWithin }: ReconcileParts): Promise<void> {
  await http.register(async (scope) => {
    // A browser asks no leave before a GET or a form, so there is no preflight to answer.
    scope.addHook("onRequest", async (_request, reply) => {
      reply.header("access-control-allow-origin", "*").header("access-control-expose-headers", "retry-after");
    });
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) =>
      done(null, new URLSearchParams(String(body))),
    );
    scope.setErrorHandler((error: { statusCode?: number }, request, reply) => {
      if (error instanceof Refusal) return refuse(reply, error.formatted);
      const status = error.statusCode ?? 500;
      if (status >= 500) request.log.error(error);
      if (status === 415)
        return refuse(
          reply.status(415),
          badRequest("The body must be a form: application/x-www-form-urlencoded.", "body").formatted,
        );
      return reply.status(status).send(errorBody(status, limits));
    });
    const serve = (url: string, method: "GET" | "POST", answer: Answer) =>
      scope.route({
        ...{ url, method, exposeHeadRoute: false },
        handler: async (request, reply) => {
          const requestScope = beginRequestScope(request, reply);
          try {
            const given = request.body instanceof URLSearchParams ? request.body : paramsOf(request);
            return await answer(given, askWithin(requestScope), requestScope.signal, request, reply);
          } finally {
            requestScope.end();
          }
        },
      });
    const work: Answer = (given, ask, signal) => {
      const queries = given.get("queries");
      if (queries !== null) return candidatesFor(queries, ask, signal);
      const extend = given.get("extend");
      if (extend !== null) return extendedRows(extend, ask, signal);
      throw badRequest("There is nothing to answer: the form has neither queries nor extend.", "queries");
    };
    serve(path, "POST", work);
    serve(path, "GET", (given, ask, signal, request, reply) =>
      given.size === 0 ? manifestAt(baseOf(request)) : work(given, ask, signal, request, reply),
    );
    serve(`${path}/extend/propose`, "GET", (given) => proposedProperties(given.get("type"), given.get("limit")));
    serve(`${path}/preview`, "GET", async (given, ask, signal, _request, reply) => {
      const id = given.get("id") ?? "";
      const page = await previewOf(id, ask, signal);
      reply.removeHeader("x-frame-options").header("content-security-policy", previewPolicy);
      reply.type("text/html; charset=utf-8");
      return page === null ? reply.status(404).send(missingPage) : reply.send(page);
    });
    const suggest = (
      what: string,
      answer: (prefix: string, cursor: string | null, ask: Ask, signal: AbortSignal) => object,
    ) =>
      serve(`${path}/suggest/${what}`, "GET", (given, ask, signal) =>
        answer(given.get("prefix") ?? "", given.get("cursor"), ask, signal),
      );
    suggest("entity", suggestEntities);
    suggest("type", suggestTypes);
    suggest("property", suggestProperties);
  });
}

const missingPage = "<!doctype html><title>Unknown</title><p>No entity has this id.</p>";

function refuse(reply: FastifyReply, error: GraphQLFormattedError) {
  const code = String(error.extensions?.code);
  const seconds = retryAfterSeconds[code];
  if (seconds !== undefined) reply.status(503).header("retry-after", String(seconds));
  else if (reply.statusCode === 200) reply.status(isFaultOfClient(code) ? 400 : 500);
  return reply.send({ errors: [{ message: error.message, extensions: error.extensions }] });
}

function isFaultOfClient(code: string): boolean {
  return code === "BAD_USER_INPUT" || code === "QUERY_TOO_LARGE";
}

function paramsOf({ url }: FastifyRequest): URLSearchParams {
  const start = url.indexOf("?");
  return new URLSearchParams(start < 0 ? "" : url.slice(start + 1));
}

/** The address under which the client knows the service. A proxy that speaks https for it says so. */
function baseOf({ headers, protocol, host }: FastifyRequest): string {
  return `${headers["x-forwarded-proto"] === "https" ? "https" : protocol}://${host}`;
}
