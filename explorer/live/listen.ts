import type { ChangesSubscription, ChangesSubscriptionVariables } from "../operations/operations.ts";

/** How listening ended: a connection that was open has closed, or none could be opened. */
export type Ending = "closed" | "unreachable";

/** Listens until the connection ends or the signal aborts. */
export type Listen = (
  variables: ChangesSubscriptionVariables,
  onEvent: (event: ChangesSubscription["graphChanged"]) => void,
  signal: AbortSignal,
) => Promise<Ending>;
