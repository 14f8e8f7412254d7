import { cypher } from "../neo4j/cypher-files.ts";
import type { Run } from "../neo4j/driver.ts";
import type { Pair } from "./claim.ts";

/** A relation that a change names: its id and the ids of its ends. */
export interface NamedRelation extends Pick<Pair, "source" | "target"> {
  readonly id: string;
}

/** What one change of the graph added, changed and removed. An entity that is new counts as changed. */
export interface Change {
  readonly relationsAdded: readonly NamedRelation[];
  readonly relationsChanged: readonly NamedRelation[];
  readonly relationsRemoved: readonly NamedRelation[];
  readonly entitiesChanged: readonly string[];
  readonly entitiesRemoved: readonly string[];
}

/** One event names at most this many entities and relations. A larger change is logged without naming any. */
export const mostNamed = 5_000;
/** How many changes the log keeps. */
const kept = 1_000;

/**
 * Advances the version of the graph, in the transaction that changes it, and writes the change to the log. Without a
 * change, or with a very large one, the log says that something changed, and not what.
 */
export async function advanceVersion(run: Run, change: Change | null): Promise<void> {
  const size = change === null ? 0 : Object.values(change).reduce((sum, list) => sum + list.length, 0);
  const isNamed = change !== null && size <= mostNamed;
  await run(cypher("article/advance-version", { kept, change: isNamed ? { ...logged(change), size } : {} }));
}

/** The properties of a change in the log. */
function logged({ entitiesChanged, entitiesRemoved, ...relations }: Change) {
  return {
    entitiesChanged,
    entitiesRemoved,
    relationsAdded: relations.relationsAdded.map(lineOf),
    relationsChanged: relations.relationsChanged.map(lineOf),
    relationsRemoved: relations.relationsRemoved.map(lineOf),
  };
}

/** A relation as a line of the log: Neo4j stores no lists of maps, and no id holds a space. */
function lineOf({ id, source, target }: NamedRelation): string {
  return `${id} ${source} ${target}`;
}

/** The relation that a line of the log names. */
export function relationOfLine(line: string): NamedRelation {
  const [id, source, target] = line.split(" ") as [string, string, string];
  return { id, source, target };
}
