import { z } from "zod";
import { StartupError } from "../config.ts";
import { cypher } from "./cypher-files.ts";
import { type Read, readOne } from "./driver.ts";
import { totalRow } from "./statement.ts";

/**
 * A state of the graph: how often it has changed, and when it last did. Versions begin anew in a graph that was emptied
 * and filled again, and times do not, so only both together tell states apart.
 */
export interface GraphState {
  readonly version: number;
  readonly changedAt: string | null;
}

const graphStateRow = z.object({ version: z.int().nullable(), changedAt: z.string().nullable() });

/** The state of the graph; version 0 before the first import. */
export async function readGraphState(read: Read): Promise<GraphState> {
  const [state] = await read(cypher("article/graph-state", {}, graphStateRow));
  return { version: state?.version ?? 0, changedAt: state?.changedAt ?? null };
}

export function isSameState(a: GraphState, b: GraphState): boolean {
  return a.version === b.version && a.changedAt === b.changedAt;
}

/**
 * Throws a StartupError where the graph is no longer in this state. What was read of it a page at a time may then be of
 * two states, such as a relation to an entity that was not there yet. `done` and `again` word the error.
 */
export async function checkUnchanged(
  read: Read,
  state: GraphState,
  [done, again]: readonly [string, string],
): Promise<void> {
  if (isSameState(await readGraphState(read), state)) return;
  throw new StartupError(`The graph changed while it was ${done}: ${again} it again`);
}

/** How many articles the graph has. */
export async function countArticles(read: Read): Promise<number> {
  return (await readOne(read, cypher("article/count", {}, totalRow))).total;
}
