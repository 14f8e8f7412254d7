import { z } from "zod";
import { cypher } from "../neo4j/cypher-files.ts";
import { type Neo4j, type Run, readOne } from "../neo4j/driver.ts";
import { QueryError } from "../neo4j/query-error.ts";

/**
 * The format of what is stored, folded and derived. Raise it with every change that makes an import write something
 * else: a start then derives the graph anew. A graph without a number has format 1.
 * See docs/decisions/0013-format-of-the-stored-graph.md.
 */
export const graphFormat = 7;

const stateRow = z.object({
  format: z.int().nullable(),
  /** The format to which the graph is being brought; null where that is not under way. */
  rebuilding: z.int().nullable(),
  /** The last source that was brought over; null while what is old is being removed. */
  rebuiltTo: z.string().nullable(),
  /** The hash of the backup that is being restored; null where none is. */
  restoring: z.string().nullable(),
});

/** What the graph says of its own format. */
export type GraphState = Readonly<z.infer<typeof stateRow>>;

/** The same, whether there is a node that says so (`known`), and whether there is any source. */
const knownStateRow = stateRow.extend({ known: z.boolean(), hasSources: z.boolean() });

/** What the graph says of its own format. Throws a QueryError. */
export function graphState(
  neo4j: Neo4j,
  options: { readonly timeoutMs: number },
): Promise<Readonly<z.infer<typeof knownStateRow>>> {
  return readOne((statement) => neo4j.read(statement, options), cypher("format/state", {}, knownStateRow));
}

/** Whether the graph is whole and of the format of this program, or empty. Throws a QueryError. */
export async function isServable(neo4j: Neo4j, options: { readonly timeoutMs: number }): Promise<boolean> {
  const state = await graphState(neo4j, options);
  return state.known ? isWhole(state) : !state.hasSources;
}

/** Takes the lock of the graph until the transaction ends, and gives what the graph says of its format. */
export function lockedState(run: Run): Promise<GraphState> {
  return readOne(run, cypher("article/lock-graph", { format: graphFormat }, stateRow));
}

/**
 * Takes the lock of the graph until the transaction ends. Throws a QueryError where it must not be changed: while a backup
 * is being restored, only by who names that backup.
 */
export async function lockGraph(run: Run, restoring: string | null = null): Promise<void> {
  const state = await lockedState(run);
  if (state.restoring !== restoring)
    throw new QueryError("SERVICE_UNAVAILABLE", "A backup is being restored, and the graph takes no changes");
  if (!isWhole({ ...state, restoring: null }))
    throw new QueryError(
      "SERVICE_UNAVAILABLE",
      `The graph has format ${state.format ?? 1}, and this program writes format ${graphFormat}: start it again`,
    );
}

/** Whether all of the graph is there, in the format of this program. */
export function isWhole({ format, rebuilding, restoring }: GraphState): boolean {
  return format === graphFormat && rebuilding === null && restoring === null;
}
