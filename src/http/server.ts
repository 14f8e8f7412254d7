import { join } from "node:path";
import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import compress from "@fastify/compress";
import helmet from "@fastify/helmet";
import fastify, { type FastifyInstance, type FastifyRequest, LogController } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { Config } from "../config.ts";
import type { Access, Context } from "../context.ts";
import { accessOf } from "../execution/access.ts";
import { Admission } from "../execution/admission.ts";
import { errorFormatter } from "../execution/format-error.ts";
import { Subscriptions } from "../execution/subscriptions.ts";
import type { Downloads } from "../export/downloads.ts";
import { packageRoot } from "../package-root.ts";
import { AllowedHosts } from "./allowed-hosts.ts";
import { AllowedOrigins } from "./allowed-origins.ts";
import { executeOn, startApollo } from "./apollo.ts";
import { connectionLimits } from "./connection-limits.ts";
import { type DownloadConfig, registerDownloads } from "./downloads.ts";
import { errorBody } from "./error-body.ts";
import { registerExplorer } from "./explorer.ts";
import { registerLive } from "./live.ts";
import { registerMcp } from "./mcp.ts";
import { registerPlayground } from "./playground.ts";
import { registerReconcile } from "./reconcile.ts";
import { beginRequestScope, type RequestScope, requestScopeOf } from "./request-scope.ts";

const playgroundRoot = join(packageRoot, "dist", "playground");
const explorerRoot = join(packageRoot, "dist", "explorer");
const healthPaths: readonly string[] = ["/livez", "/readyz"];
const reviewRoot = join(packageRoot, "dist", "review");

export interface ServerParts {
  readonly config: Pick<Config, "allowedHosts" | "corsOrigins" | "editorToken" | "limits" | "logLevel">;
  readonly schema: GraphQLSchema;
  /** Creates the context of one request. The signal aborts when the client closes the connection. */
  readonly createContext: (access: Access, signal?: AbortSignal) => Context;
  readonly downloads: Downloads;
  /** Whether the database answers. */
  readonly isReady: () => Promise<boolean>;
  /** Why the database does not answer, if that is known. */
  readonly outage: () => { readonly code: string; readonly message: string } | null;
  /** Receives the lines of the log. The default is standard output. */
  readonly log?: { write(line: string): void };
}

/** Creates the HTTP server with GraphQL, MCP, reconciliation, downloads, the pages, /livez, /readyz. It does not listen yet. */
export async function createServer({
  config,
  schema,
  createContext,
  downloads,
  isReady,
  outage,
  log,
}: ServerParts): Promise<{
  readonly http: FastifyInstance;
  readonly apollo: ApolloServer<Context>;
}> {
  const { limits, editorToken } = config;
  const origins = new AllowedOrigins(config.corsOrigins);
  const hosts = new AllowedHosts(config.allowedHosts);
  const http = fastify({
    logger: { level: config.logLevel, ...(log && { stream: log }) },
    // The hook onResponse logs each request in one line.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: limits.maxBodyBytes,
    forceCloseConnections: "idle",
    ...connectionLimits(limits),
    frameworkErrors: (_error, _request, { raw }) => {
      raw.writeHead(400, { "content-type": "application/json; charset=utf-8" });
      raw.end(JSON.stringify(errorBody(400, limits)));
    },
  });
  http.server.maxConnections = limits.maxConnections;
  // One for all transports: while the database is away, it logs one line every ten seconds.
  const formatError = errorFormatter(http.log);
  const admission = new Admission(limits);
  const apollo = await startApollo(schema, limits, admission, formatError);

  await http.register(helmet);
  await http.register(compress, {
    threshold: 2_048,
    encodings: ["br", "gzip", "deflate"],
    globalDecompression: false,
    customTypes: isCompressible,
    // Always compress in a stream: zlib then uses other threads, so the event loop stays free.
    syncThreshold: 0,
  });
  http.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error(error);
    return reply.status(status).send(errorBody(status, limits));
  });
  http.setNotFoundHandler((_request, reply) => reply.status(404).send(errorBody(404, limits)));
  http.addHook("onRequest", async (request, reply) => {
    // A health check may use any name.
    if (!hosts.allows(request.headers.host) && !healthPaths.includes(pathOf(request)))
      return reply.status(421).send(errorBody(421, limits));
  });
  http.addHook("onRequest", async ({ method, headers }) => {
    // Apollo refuses a GET without this header, which a page of another site cannot send by itself.
    if (method === "GET" && origins.allows(headers)) headers["apollo-require-preflight"] = "1";
  });
  http.addHook("onSend", async ({ routeOptions }, { raw }) => {
    if ((routeOptions.config as DownloadConfig | undefined)?.isDownload) return;
    // Closes the connection of a client that does not read its response.
    const timer = setTimeout(() => raw.destroy(), limits.requestTimeoutMs);
    raw.once("close", () => clearTimeout(timer));
  });
  http.addHook("onResponse", async (request, { statusCode, elapsedTime }) => {
    const operation = requestScopeOf(request)?.operationName ?? undefined;
    const ms = Math.round(elapsedTime);
    request.log.info({ method: request.method, path: pathOf(request), operation, status: statusCode, ms }, "answered");
  });
  http.get("/livez", () => ({ status: "ok" }));
  http.get("/readyz", async (_request, reply) => {
    const ready = await isReady();
    return reply.status(ready ? 200 : 503).send(ready ? { status: "ready" } : { status: "not ready", ...outage() });
  });
  const createReaderContext = () => createContext("reader");
  const subscriptions = new Subscriptions({ schema, limits, createContext: createReaderContext, formatError });
  registerPlayground(http, { root: playgroundRoot });
  registerExplorer(http, { root: explorerRoot, reviewRoot });
  const accessOfRequest = ({ headers }: FastifyRequest) => accessOf(headers.authorization, editorToken);
  const answer = fastifyApolloHandler<Context>(apollo, {
    context: async (request) => {
      const { signal } = requestScopeOf(request) as RequestScope;
      return createContext(accessOfRequest(request), signal);
    },
  });
  await registerReconcile(http, {
    limits,
    askWithin:
      ({ signal }) =>
      (operation) =>
        executeOn(apollo, operation, createContext("reader", signal)),
  });
  await http.register(async (scope) => {
    await origins.register(scope);
    await registerLive(scope, subscriptions, origins, limits);
    registerDownloads(scope, { limits, origins, admission, formatError, downloads });
    await registerMcp(scope, {
      ...{ limits, origins, accessOf: accessOfRequest },
      askWithin:
        ({ signal }, access) =>
        (operation) =>
          executeOn(apollo, operation, createContext(access, signal)),
    });
    scope.route({
      method: ["GET", "POST", "OPTIONS"],
      url: "/graphql",
      handler: async (request, reply) => {
        const requestScope = beginRequestScope(request, reply);
        try {
          return await answer.call(http, request, reply);
        } finally {
          requestScope.end();
        }
      },
    });
  });
  http.route({
    method: ["PUT", "PATCH", "DELETE"],
    url: "/graphql",
    // This hook runs before the body is read.
    onRequest: async (_request, reply) => reply.status(405).header("allow", "GET, POST").send(errorBody(405, limits)),
    handler: () => {},
  });
  return { http, apollo };
}

/** Whether an answer of this media type becomes smaller. */
function isCompressible(mediaType: string): boolean {
  return /^text\/(?!event-stream)|[+/](x-nd)?json(;|$)|[+/]xml(;|$)/.test(mediaType);
}

/** The path of a request for the log, without the query string, which may hold personal data. */
function pathOf({ url }: FastifyRequest): string {
  return url.split("?", 1)[0] as string;
}
