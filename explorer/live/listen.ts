import {
  ChangesDocument,
  type ChangesSubscription,
  type ChangesSubscriptionVariables,
} from "../operations/operations.ts";

/** How listening ended: a connection that was open has closed, or none could be opened. */
export type Ending = "closed" | "unreachable";

type OnEvent = (event: ChangesSubscription["graphChanged"]) => void;

/** Listens until the connection ends or the signal aborts. */
export type Listen = (
  variables: ChangesSubscriptionVariables,
  onEvent: OnEvent,
  signal: AbortSignal,
) => Promise<Ending>;

/** What the clients of both transports have in common. */
interface Client {
  subscribe<Data>(
    request: { query: string; variables: Record<string, unknown> },
    sink: { next: (result: { data?: Data | null }) => void; error: () => void; complete: () => void },
  ): () => void;
}

/** Subscribes to the changes, until they end or the signal aborts. */
export function subscribe(
  client: Client,
  variables: ChangesSubscriptionVariables,
  onEvent: OnEvent,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      stop();
      resolve();
    };
    const stop = client.subscribe<ChangesSubscription>(
      { query: ChangesDocument.toString(), variables: { ...variables } },
      { next: ({ data }) => (data ? onEvent(data.graphChanged) : end()), error: end, complete: end },
    );
    signal.addEventListener("abort", end, { once: true });
  });
}
