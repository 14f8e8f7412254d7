import { createClient } from "graphql-sse";
import { type Listen, subscribe } from "./listen.ts";

/** Listens to server-sent events, for networks that let no WebSocket through. */
export const listenToStream: Listen = async (variables, onEvent, signal) => {
  let hasOpened = false;
  const client = createClient({
    url: new URL("/graphql/stream", location.href).href,
    retryAttempts: 0,
    on: {
      connected: () => {
        hasOpened = true;
      },
    },
  });
  await subscribe(client, variables, onEvent, signal);
  client.dispose();
  return hasOpened ? "closed" : "unreachable";
};
