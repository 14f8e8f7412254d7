import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Limits } from "../config.ts";
import type { Access } from "../context.ts";
import type { Ask } from "../mcp/ask.ts";
import type { AllowedOrigins } from "./allowed-origins.ts";
import { errorBody } from "./error-body.ts";
import { beginRequestScope, type RequestScope } from "./request-scope.ts";

const mcpPath = "/mcp";

export interface McpParts {
  readonly limits: Limits;
  readonly origins: AllowedOrigins;
  readonly accessOf: (request: FastifyRequest) => Access;
  /** What executes the operations of one request. */
  readonly askWithin: (scope: RequestScope, access: Access) => Ask;
}

/**
 * Serves the Model Context Protocol as Streamable HTTP without sessions: each POST has one message and gets its answer
 * as JSON. Nothing is kept from one request to the next.
 */
export async function registerMcp(http: FastifyInstance, { limits, origins, accessOf, askWithin }: McpParts) {
  await http.register(async (scope) => {
    scope.setErrorHandler((error: { statusCode?: number }, request, reply) => {
      const status = error.statusCode ?? 500;
      if (status >= 500) request.log.error(error);
      return refuse(reply, status, errorBody(status, limits).errors[0]?.message ?? "");
    });
    scope.addHook("onRequest", async ({ headers }, reply) => {
      if (!origins.lists(headers))
        return refuse(reply, 403, "Pages of this origin may not use /mcp. CORS_ORIGINS does not list it.");
    });
    scope.post(mcpPath, async (request, reply) => {
      if (Array.isArray(request.body)) return refuse(reply, 400, "A request must have one message, not a batch.");
      const requestScope = beginRequestScope(request, reply);
      const access = accessOf(request);
      try {
        // The SDK of the protocol is loaded for the first client. At the start it would cost every user some time and memory.
        const { answerMessage } = await import("../mcp/answer-message.ts");
        const answer = await answerMessage(
          webRequestOf(request),
          request.body,
          access,
          askWithin(requestScope, access),
        );
        const text = await answer.text();
        reply.status(answer.status).header("content-type", answer.headers.get("content-type") ?? undefined);
        return text === "" ? reply.send() : reply.send(text);
      } finally {
        requestScope.end();
      }
    });
    scope.route({
      method: ["GET", "PUT", "PATCH", "DELETE"],
      url: mcpPath,
      // This hook runs before the body is read.
      onRequest: async (_request, reply) =>
        refuse(
          reply.header("allow", "POST"),
          405,
          "This server has no sessions and no streams. Send messages by POST.",
        ),
      handler: () => {},
    });
  });
}

/** An error of HTTP in the form of JSON-RPC; -32000 is the first code that the protocol leaves to servers. */
function refuse(reply: FastifyReply, status: number, message: string) {
  return reply.status(status).send({ jsonrpc: "2.0", error: { code: -32_000, message }, id: null });
}

/** The request without its body, which fastify has read and parsed. The transport looks at the headers. */
function webRequestOf({ method, headers }: FastifyRequest): Request {
  const pairs = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return new Request(`http://localhost${mcpPath}`, { method, headers: pairs });
}
