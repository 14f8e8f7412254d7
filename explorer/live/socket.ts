import { createClient } from "graphql-ws/client";
import { type Listen, subscribe } from "./listen.ts";

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
  return async (variables, onEvent, signal) => {
    await subscribe(client, variables, onEvent, signal);
    const ending = hasOpened ? "closed" : "unreachable";
    hasOpened &&= signal.aborted;
    return ending;
  };
}
