import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/**
 * Call this before the server listens. The function that it returns closes the server: no new connection, idle ones
 * closed at once, requests under way answered, and what is left at the deadline cut. It resolves when no connection is
 * left, and never throws for a client.
 */
export function drainOf(http: FastifyInstance): (deadlineMs: number) => Promise<void> {
  const { server } = http;
  const silent = new Set<Socket>();
  const responses = new Set<ServerResponse>();
  let draining = false;

  server.on("connection", (socket: Socket) => {
    if (draining) socket.destroy();
    silent.add(socket);
    socket.once("close", () => silent.delete(socket));
  });
  server.on("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
    silent.delete(socket);
    responses.add(response);
    response.once("close", () => {
      responses.delete(response);
      // Its connection counts as idle once the response is done, and would be kept alive for over a minute.
      if (draining) setImmediate(() => server.closeIdleConnections());
    });
  });

  return async (deadlineMs) => {
    draining = true;
    const cut = setTimeout(() => server.closeAllConnections(), deadlineMs);
    try {
      const closed = http.close();
      for (const response of responses) if (!response.headersSent) response.setHeader("connection", "close");
      // To Node, a connection that never sent a byte is not idle: it waits for its first request.
      for (const socket of silent) if (socket.bytesRead === 0) socket.destroy();
      await closed;
    } finally {
      clearTimeout(cut);
    }
  };
}
