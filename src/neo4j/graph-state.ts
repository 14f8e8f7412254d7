import { z } from "zod";
import { StartupError } from "../config.ts";
import { cypher } from "./cypher-files.ts";
import { type Read, readOne } from "./driver.ts";
import { totalRow } from "./statement.ts";

/**
 * A state of the graph: the number of changes so far, and the time of the last one. Both are needed to compare states,
 * because the version starts again if the database is emptied and filled again.
 */
export interface GraphState {
  readonly version: number;
  readonly changedAt: string | null;
}

const graphStateRow = z.object({ version: z.int().nullable(), changedAt: z.string().nullable() });

/** The current state of the graph. The version is 0 before the first import. Throws a QueryError. */
export async function readGraphState(read: Read): Promise<GraphState> {
  const [state] = await read(cypher("article/graph-state", {}, graphStateRow));
  return { version: state?.version ?? 0, changedAt: state?.changedAt ?? null };
}

export function isSameState(a: GraphState, b: GraphState): boolean {
  return a.version === b.version && a.changedAt === b.changedAt;
}

/**
 * Throws a StartupError if the graph is no longer in this state. Pages that were read from it may then belong to two
 * states: they may, for example, have a relation whose entity did not exist yet. `done` and `again` are the verbs of
 * the error message.
 */
export async function checkUnchanged(
  read: Read,
  state: GraphState,
  [done, again]: readonly [string, string],
): Promise<void> {
  if (isSameState(await readGraphState(read), state)) return;
  throw new StartupError(`The graph changed while it was ${done}: ${again} it again`);
}

/** The number of articles in the graph. Throws a QueryError. */
export async function countArticles(read: Read): Promise<number> {
  return (await readOne(read, cypher("article/count", {}, totalRow))).total;
}
