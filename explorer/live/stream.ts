import { createClient } from "graphql-sse";
import { ChangesDocument, type ChangesSubscription } from "../operations/operations.ts";
import type { Listen } from "./listen.ts";

/** Listens to server-sent events, for networks that let no WebSocket through. */
export const listenToStream: Listen = (variables, onEvent, signal) =>
  new Promise((resolve) => {
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
    const end = () => {
      client.dispose();
      resolve(hasOpened ? "closed" : "unreachable");
    };
    client.subscribe<ChangesSubscription>(
      { query: ChangesDocument.toString(), variables: { ...variables } },
      { next: ({ data }) => (data ? onEvent(data.graphChanged) : end()), error: end, complete: end },
    );
    signal.addEventListener("abort", end, { once: true });
  });
