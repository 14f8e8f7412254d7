import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/**
 * Call this before the server listens: it tracks connections and responses. The function that it returns closes the
 * server. It accepts no new connection, closes idle connections, lets running requests finish, and destroys what is
 * left at the deadline. It resolves when no connection is left. Errors of clients never make it throw.
 */
export function prepareDrain(http: FastifyInstance): (deadlineMs: number) => Promise<void> {
  const { server } = http;
  /** Connections on which no request has arrived. */
  const unused = new Set<Socket>();
  const responses = new Set<ServerResponse>();
  let draining = false;

  server.on("connection", (socket: Socket) => {
    if (draining) socket.destroy();
    unused.add(socket);
    socket.once("close", () => unused.delete(socket));
  });
  server.on("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
    unused.delete(socket);
    responses.add(response);
    response.once("close", () => {
      responses.delete(response);
      // Its connection is idle now. Without this, it would stay open until the keep-alive timeout.
      if (draining) setImmediate(() => server.closeIdleConnections());
    });
  });

  return async (deadlineMs) => {
    draining = true;
    const destroyTimer = setTimeout(() => server.closeAllConnections(), deadlineMs);
    try {
      const closed = http.close();
      for (const response of responses) if (!response.headersSent) response.setHeader("connection", "close");
      // Node does not count a connection that has sent no byte as idle, since it waits for its first request.
      for (const socket of unused) if (socket.bytesRead === 0) socket.destroy();
      await closed;
    } finally {
      clearTimeout(destroyTimer);
    }
  };
}
