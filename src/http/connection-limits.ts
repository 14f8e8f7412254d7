import type { Server } from "node:http";
import type { FastifyHttpOptions } from "fastify";
import type { Limits } from "../config.ts";
import { failure } from "./failure.ts";

/** How long a client may stay silent, for the options of fastify. Node answers 408 and closes the connection. */
export function connectionLimits({ requestTimeoutMs, keepAliveTimeoutMs, maxBodyBytes }: Limits) {
  return {
    // Until the whole request has arrived, its body too.
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    http: {
      // Until its headers have, also of a connection that never sends a byte.
      headersTimeout: requestTimeoutMs,
      // Node looks only so often for those that are late.
      connectionsCheckingInterval: Math.min(requestTimeoutMs, 5_000),
    },
    clientErrorHandler({ code }, socket) {
      if (code === "ECONNRESET" || socket.destroyed) return;
      const [status, reason] = statusOf(code);
      const body = JSON.stringify(failure(status, maxBodyBytes));
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
