import type { Server } from "node:http";
import type { FastifyHttpOptions } from "fastify";
import type { Limits } from "../config.ts";
import { errorBody } from "./error-body.ts";

/** Options of fastify that limit how long a client may stay silent. Node answers 408 and closes the connection. */
export function connectionLimits(limits: Limits) {
  const { requestTimeoutMs, keepAliveTimeoutMs } = limits;
  return {
    // Until the whole request has arrived, including its body.
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    http: {
      // Until the headers have arrived. It also covers a connection that never sends a byte.
      headersTimeout: requestTimeoutMs,
      // Node enforces the two timeouts only at this interval.
      connectionsCheckingInterval: Math.min(requestTimeoutMs, 5_000),
    },
    clientErrorHandler({ code }, socket) {
      if (code === "ECONNRESET" || socket.destroyed) return;
      const [status, reason] = statusOf(code);
      const body = JSON.stringify(errorBody(status, limits));
      if (socket.writable)
        socket.write(
          `HTTP/1.1 ${status} ${reason}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
        );
      socket.destroySoon();
    },
  } satisfies FastifyHttpOptions<Server>;
}

function statusOf(code: string | undefined): readonly [number, string] {
  if (code === "HPE_HEADER_OVERFLOW") return [431, "Request Header Fields Too Large"];
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return [408, "Request Timeout"];
  return [400, "Bad Request"];
}
