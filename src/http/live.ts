import type { ServerResponse } from "node:http";
import websocket from "@fastify/websocket";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ExecutionResult, FormattedExecutionResult, GraphQLError } from "graphql";
import { makeServer } from "graphql-ws";
import type { WebSocket } from "ws";
import type { Limits } from "../config.ts";
import type { OperationArgs } from "../execution/operation-args.ts";
import type { SubscriptionRequest, Subscriptions } from "../execution/subscriptions.ts";
import type { AllowedOrigins } from "./allowed-origins.ts";

/** Where subscriptions are served: over a WebSocket, and as server-sent events. */
export const livePaths = { webSocket: "/graphql/live", stream: "/graphql/stream" } as const;

const maxSubscriptionsPerSocket = 10;
const maxMessageBytes = 64 * 1024;
const initTimeoutMs = 3_000;
const pingMs = 12_000;
/** How long a client may take to close its socket when the service stops. */
const closeTimeoutMs = 2_000;
/** Close codes of a WebSocket (RFC 6455, 7.4.1, and graphql-transport-ws). */
const goingAway = 1001;
const tooManyRequests = 4429;

/**
 * Serves subscriptions over a WebSocket with the protocol graphql-transport-ws, and as server-sent events in the
 * distinct connections mode of GraphQL over SSE. When the server closes, it ends all of them.
 */
export async function registerLive(
  http: FastifyInstance,
  subscriptions: Subscriptions,
  origins: AllowedOrigins,
  { maxSubscribers }: Pick<Limits, "maxSubscribers">,
): Promise<void> {
  const streams = new Set<ServerResponse>();
  await http.register(websocket, {
    options: { maxPayload: maxMessageBytes },
    preClose(done) {
      for (const stream of streams) stream.end();
      const { clients } = http.websocketServer;
      for (const client of clients) client.close(goingAway, "The service stops");
      // A client that sleeps does not answer, and its socket would stay for half a minute.
      const terminating = setTimeout(() => {
        for (const client of clients) client.terminate();
      }, closeTimeoutMs);
      http.websocketServer.close(() => {
        clearTimeout(terminating);
        done();
      });
    },
  });
  const onRequest = async ({ headers }: FastifyRequest, reply: FastifyReply) => {
    if (!origins.allows(headers))
      return reply
        .status(403)
        .send(refusal({ code: "FORBIDDEN" }, "Pages of this origin may not subscribe. CORS_ORIGINS does not list it."));
    if (http.websocketServer.clients.size + streams.size >= maxSubscribers)
      return reply
        .status(503)
        .header("retry-after", "5")
        .send(
          refusal({ code: "BUSY" }, `There are ${maxSubscribers} subscribers, which is the limit. Try again later.`),
        );
  };

  http.get(livePaths.webSocket, { websocket: true, onRequest }, webSocketHandler(subscriptions));
  http.route<{ Body: unknown; Querystring: Record<string, string> }>({
    method: ["GET", "POST"],
    url: livePaths.stream,
    onRequest,
    handler: async (request, reply) => {
      const params = paramsOf(request.method === "GET" ? request.query : request.body);
      if (params === null) return reply.status(400).send(refusal({ code: "BAD_REQUEST" }, "The request has no query."));
      const prepared = subscriptions.prepare(params);
      const results = Array.isArray(prepared)
        ? { errors: subscriptions.format(prepared) }
        : await subscriptions.subscribe(prepared);
      if ("errors" in results) return reply.status(400).send(results);
      const { raw } = reply.hijack();
      // The client may have gone already, and then nothing tells of it.
      if (raw.closed) return void results.return?.();
      streams.add(raw);
      raw.once("close", () => {
        streams.delete(raw);
        void results.return?.();
      });
      raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-cache",
      });
      await writeEvents(raw, results);
    },
  });
}

/** Speaks graphql-transport-ws. The library's own handler for fastify writes what clients do wrong to the console. */
function webSocketHandler(subscriptions: Subscriptions) {
  const server = makeServer<Record<string, unknown>, { readonly socket: WebSocket; subscriptions: number }>({
    connectionInitWaitTimeout: initTimeoutMs,
    onSubscribe({ extra }, _id, payload) {
      // The library fills `subscriptions` of its own context too late to count by it.
      if (extra.subscriptions === maxSubscriptionsPerSocket)
        extra.socket.close(tooManyRequests, `At most ${maxSubscriptionsPerSocket} subscriptions`);
      const prepared = subscriptions.prepare(payload);
      if (!Array.isArray(prepared)) extra.subscriptions++;
      return prepared;
    },
    // `prepare` made these arguments. The results are formatted already.
    subscribe: (args) => subscriptions.subscribe(args as OperationArgs) as Promise<AsyncIterable<ExecutionResult>>,
    onNext: (_ctx, _id, _payload, _args, result) => result as FormattedExecutionResult,
    onError: (_ctx, _id, _payload, errors) => subscriptions.format(errors as readonly GraphQLError[]),
    onComplete: ({ extra }) => void extra.subscriptions--,
  });
  return (socket: WebSocket, { log }: FastifyRequest): void => {
    const fail = (error: unknown) => {
      log.info(error, "a WebSocket failed");
      socket.terminate();
    };
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: (text) =>
          new Promise((resolve, reject) => {
            if (socket.readyState === socket.OPEN) socket.send(text, (error) => (error ? reject(error) : resolve()));
            else resolve();
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) => socket.on("message", (message) => void take(String(message)).catch(fail)),
      },
      { socket, subscriptions: 0 },
    );
    // Ends a socket whose client has not answered the ping before.
    let isAlive = true;
    const pings = setInterval(() => {
      if (!isAlive) return socket.terminate();
      isAlive = false;
      socket.ping();
    }, pingMs);
    socket.on("pong", () => {
      isAlive = true;
    });
    // `ws` closes the socket by itself after an error.
    socket.on("error", (error) => log.info(error, "a WebSocket failed"));
    socket.once("close", (code, reason) => {
      clearInterval(pings);
      closed(code, String(reason)).catch(fail);
    });
  };
}

/** Writes each result when the client has taken the one before, so that a slow client has no queue. */
async function writeEvents(raw: ServerResponse, results: AsyncIterable<FormattedExecutionResult>): Promise<void> {
  let isWriting = false;
  const write = (text: string) =>
    new Promise<void>((resolve) => {
      isWriting = true;
      raw.write(text, () => {
        isWriting = false;
        resolve();
      });
    });
  // A comment. It tells proxies that the connection is in use, and finds out whether the client is still there.
  const pings = setInterval(() => {
    if (!isWriting) void write(":\n\n");
  }, pingMs);
  try {
    await write(":\n\n");
    for await (const result of results) await write(`event: next\ndata: ${JSON.stringify(result)}\n\n`);
  } finally {
    clearInterval(pings);
    raw.end("event: complete\ndata:\n\n");
  }
}

function paramsOf(given: unknown): SubscriptionRequest | null {
  const { query, operationName, variables } = (given ?? {}) as Record<string, unknown>;
  if (typeof query !== "string") return null;
  const parsed = typeof variables === "string" ? parsedJson(variables) : variables;
  if (parsed != null && typeof parsed !== "object") return null;
  return {
    query,
    operationName: typeof operationName === "string" ? operationName : null,
    variables: (parsed ?? null) as SubscriptionRequest["variables"],
  };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function refusal(extensions: { readonly code: string }, message: string) {
  return { errors: [{ message, extensions }] };
}
