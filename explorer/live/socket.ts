import { createClient } from "graphql-ws/client";
import { ChangesDocument, type ChangesSubscription } from "../operations/operations.ts";
import type { Listen } from "./listen.ts";

const keepOpenMs = 10_000;
const ackWithinMs = 5_000;

/** Listens over a WebSocket, which stays open while one subscription follows another. */
export function socketListener(): Listen {
  let hasOpened = false;
  const client = createClient({
    url: new URL("/graphql/live", location.href).href.replace(/^http/, "ws"),
    lazyCloseTimeout: keepOpenMs,
    connectionAckWaitTimeout: ackWithinMs,
    // On a retry the client would send the first version again, so follow.ts reconnects.
    retryAttempts: 0,
    on: {
      connected: () => {
        hasOpened = true;
      },
    },
  });
  // After a loss of the network, a browser may take long to notice that the socket is dead.
  window.addEventListener("online", () => client.terminate());
  return (variables, onEvent, signal) =>
    new Promise((resolve) => {
      const end = () => {
        stop();
        resolve(hasOpened ? "closed" : "unreachable");
        hasOpened &&= signal.aborted;
      };
      const stop = client.subscribe<ChangesSubscription>(
        { query: ChangesDocument.toString(), variables: { ...variables } },
        { next: ({ data }) => (data ? onEvent(data.graphChanged) : end()), error: end, complete: end },
      );
      signal.addEventListener("abort", end, { once: true });
    });
}
