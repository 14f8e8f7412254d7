import { createHash, timingSafeEqual } from "node:crypto";
import { join } from "node:path";
import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from "@as-integrations/fastify";
import compress from "@fastify/compress";
import helmet from "@fastify/helmet";
import fastify, { type FastifyInstance, type FastifyRequest, LogController } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { Config } from "../config.ts";
import type { Access, Context } from "../context.ts";
import { packageRoot } from "../package-root.ts";
import { answerText } from "./answer-text.ts";
import { connectionLimits } from "./connection-limits.ts";
import { documentLimits } from "./document-limits.ts";
import { formatError } from "./errors.ts";
import { beginExchange, type Exchange, exchangeOf } from "./exchange.ts";
import { failure, pathOf } from "./failure.ts";
import { registerPlayground } from "./playground.ts";
import { queryCost } from "./query-cost.ts";
import { responseStatus } from "./response-status.ts";

const playgroundRoot = join(packageRoot, "dist", "playground");
const maxErrors = 5;

export interface ServerParts {
  readonly config: Pick<Config, "editorToken" | "limits" | "logLevel">;
  readonly schema: GraphQLSchema;
  /** What a request of this reach carries; the signal is raised when its client goes away. */
  readonly createContext: (access: Access, signal: AbortSignal) => Context;
  /** Whether the database answers. */
  readonly isReady: () => Promise<boolean>;
  /** Why the database does not answer, where that is known. */
  readonly outage: () => { readonly code: string; readonly message: string } | null;
  /** Takes the lines of the log; without it they go to standard output. */
  readonly log?: { write(line: string): void };
}

/** The HTTP server, not listening yet: GraphQL and its playground, /livez and /readyz. */
export async function createServer({ config, schema, createContext, isReady, outage, log }: ServerParts): Promise<{
  readonly http: FastifyInstance;
  readonly apollo: ApolloServer<Context>;
}> {
  const { limits, editorToken } = config;
  const http = fastify({
    logger: { level: config.logLevel, ...(log && { stream: log }) },
    // The line at the end has all that is known of a request.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: limits.maxBodyBytes,
    forceCloseConnections: "idle",
    ...connectionLimits(limits),
    frameworkErrors: (_error, _request, { raw }) => {
      raw.writeHead(400, { "content-type": "application/json; charset=utf-8" });
      raw.end(JSON.stringify(failure(400, limits.maxBodyBytes)));
    },
  });
  http.server.maxConnections = limits.maxConnections;
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    maxRecursiveSelections: 5_000,
    parseOptions: { maxTokens: 3_000 },
    validationOptions: { maxErrors },
    executionOptions: { maxCoercionErrors: maxErrors },
    formatError: formatError(http.log),
    plugins: [
      documentLimits({ depth: limits.maxQueryDepth, aliases: 60, sameField: 60, directives: 40 }),
      queryCost(limits),
      responseStatus,
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      fastifyApolloDrainPlugin(http),
    ],
    stringifyResult: answerText(limits.maxAnswerBytes),
    // The process, not this server, ends at a signal.
    stopOnTerminationSignals: false,
    nodeEnv: "production",
  });
  await apollo.start();

  await http.register(helmet);
  await http.register(compress, {
    threshold: 2_048,
    encodings: ["br", "gzip", "deflate"],
    globalDecompression: false,
    // Compressing at once holds up everybody else; in a stream other threads do it.
    syncThreshold: 0,
  });
  http.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error(error);
    return reply.status(status).send(failure(status, limits.maxBodyBytes));
  });
  http.setNotFoundHandler((_request, reply) => reply.status(404).send(failure(404, limits.maxBodyBytes)));
  http.addHook("onRequest", async ({ method, headers }) => {
    // Programs and pages of this very origin may GET; for other sites Apollo asks for a header that they cannot send.
    const site = headers["sec-fetch-site"];
    if (method === "GET" && (site === undefined || site === "same-origin" || site === "none"))
      headers["apollo-require-preflight"] = "1";
  });
  http.addHook("onSend", async (_request, { raw }) => {
    // Cuts a client that does not take its answer.
    const timer = setTimeout(() => raw.destroy(), limits.requestTimeoutMs);
    raw.once("close", () => clearTimeout(timer));
  });
  http.addHook("onResponse", async (request, { statusCode, elapsedTime }) => {
    const operation = exchangeOf(request)?.operationName ?? undefined;
    const ms = Math.round(elapsedTime);
    request.log.info({ method: request.method, path: pathOf(request), operation, status: statusCode, ms }, "answered");
  });
  http.get("/livez", () => ({ status: "ok" }));
  http.get("/readyz", async (_request, reply) => {
    const ready = await isReady();
    return reply.status(ready ? 200 : 503).send(ready ? { status: "ready" } : { status: "not ready", ...outage() });
  });
  registerPlayground(http, { root: playgroundRoot });
  const answer = fastifyApolloHandler<Context>(apollo, {
    context: async (request) => {
      const { signal } = exchangeOf(request) as Exchange;
      return createContext(accessOf(request, editorToken), signal);
    },
  });
  http.route({
    method: ["GET", "POST", "OPTIONS"],
    url: "/graphql",
    handler: async (request, reply) => {
      const exchange = beginExchange(request, reply);
      try {
        return await answer.call(http, request, reply);
      } finally {
        exchange.end();
      }
    },
  });
  http.route({
    method: ["PUT", "PATCH", "DELETE"],
    url: "/graphql",
    // Before the body is read.
    onRequest: async (_request, reply) =>
      reply.status(405).header("allow", "GET, POST").send(failure(405, limits.maxBodyBytes)),
    handler: () => {},
  });
  return { http, apollo };
}

function accessOf({ headers }: FastifyRequest, editorToken: string | null): Access {
  if (editorToken === null) return "switched off";
  const given = /^Bearer (.+)$/i.exec(headers.authorization ?? "")?.[1] ?? "";
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(editorToken)) ? "editor" : "reader";
}
