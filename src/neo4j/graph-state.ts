import { StartupError } from "../config.ts";
import { cypher } from "./cypher-files.ts";
import type { Read } from "./driver.ts";

/** The state of the graph. Of a graph that was emptied and filled anew the versions begin anew, and the times do not. */
export async function stateOf(read: Read): Promise<string> {
  const [row] = await read(cypher("article/graph-state"));
  return JSON.stringify([row?.version ?? null, row?.changedAt ?? null]);
}

/**
 * Throws a StartupError where the graph is no longer in this state. What was read of it a page at a time may then be of
 * two states, such as a relation to an entity that was not there yet. `done` and `again` word the error.
 */
export async function checkUnchanged(
  read: Read,
  state: string,
  [done, again]: readonly [string, string],
): Promise<void> {
  if ((await stateOf(read)) === state) return;
  throw new StartupError(`The graph changed while it was ${done}: ${again} it again`);
}
