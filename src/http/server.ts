import { createHash, timingSafeEqual } from "node:crypto";
import { setMaxListeners } from "node:events";
import { fileURLToPath } from "node:url";
import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import fastifyApollo, { fastifyApolloDrainPlugin } from "@as-integrations/fastify";
import helmet from "@fastify/helmet";
import fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { Config } from "../config.ts";
import type { Access, Context } from "../context.ts";
import { documentLimits } from "./document-limits.ts";
import { formatError } from "./errors.ts";
import { registerPlayground } from "./playground.ts";
import { queryCost } from "./query-cost.ts";
import { responseStatus } from "./response-status.ts";

const playgroundRoot = fileURLToPath(new URL("../../dist/playground", import.meta.url));
const maxErrors = 5;

export interface ServerParts {
  readonly config: Pick<Config, "editorToken" | "limits" | "logLevel">;
  readonly schema: GraphQLSchema;
  /** What a request of this reach carries; the signal is raised when its client goes away. */
  readonly createContext: (access: Access, signal: AbortSignal) => Context;
  /** Whether the database answers. */
  readonly isReady: () => Promise<boolean>;
  /** Takes the lines of the log; without it they go to standard output. */
  readonly log?: { write(line: string): void };
}

/** The HTTP server, not listening yet: GraphQL and its playground, /livez and /readyz. */
export async function createServer({ config, schema, createContext, isReady, log }: ServerParts): Promise<{
  readonly http: FastifyInstance;
  readonly apollo: ApolloServer<Context>;
}> {
  const { limits, editorToken } = config;
  const http = fastify({
    logger: { level: config.logLevel, ...(log && { stream: log }) },
    bodyLimit: limits.maxBodyBytes,
    forceCloseConnections: "idle",
  });
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
    // The process, not this server, ends at a signal.
    stopOnTerminationSignals: false,
    nodeEnv: "production",
  });
  await apollo.start();

  await http.register(helmet);
  http.setErrorHandler((error: { statusCode?: number; code?: string }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error(error);
    return reply.status(status).send(failure(status, limits.maxBodyBytes));
  });
  http.addHook("onRequest", async ({ method, headers }) => {
    // Programs and pages of this very origin may GET; for other sites Apollo asks for a header that they cannot send.
    const site = headers["sec-fetch-site"];
    if (method === "GET" && (site === undefined || site === "same-origin" || site === "none"))
      headers["apollo-require-preflight"] = "1";
  });
  http.get("/livez", () => ({ status: "ok" }));
  http.get("/readyz", async (_request, reply) => {
    const ready = await isReady();
    return reply.status(ready ? 200 : 503).send({ status: ready ? "ready" : "not ready" });
  });
  registerPlayground(http, { root: playgroundRoot });
  await http.register(fastifyApollo<Context>(apollo), {
    context: async (request, reply) => {
      const gone = new AbortController();
      // Every root field of a query listens; Node warns of more than ten.
      setMaxListeners(0, gone.signal);
      reply.raw.once("close", () => {
        if (!reply.raw.writableFinished) gone.abort();
      });
      return createContext(accessOf(request, editorToken), gone.signal);
    },
  });
  return { http, apollo };
}

function accessOf({ headers }: FastifyRequest, editorToken: string | null): Access {
  if (editorToken === null) return "switched off";
  const given = /^Bearer (.+)$/i.exec(headers.authorization ?? "")?.[1] ?? "";
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(editorToken)) ? "editor" : "reader";
}

function failure(status: number, maxBodyBytes: number) {
  const [code, message] =
    status === 413
      ? ["BODY_TOO_LARGE", `The request body has more than ${maxBodyBytes} bytes`]
      : status === 415
        ? ["BAD_REQUEST", "The request body must be application/json"]
        : status < 500
          ? ["BAD_REQUEST", "The request body is not valid JSON"]
          : ["INTERNAL_SERVER_ERROR", "Internal server error"];
  return { errors: [{ message, extensions: { code } }] };
}
