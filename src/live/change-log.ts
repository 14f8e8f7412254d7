import { z } from "zod";
import { mostNamed, type NamedRelation, relationOfLine } from "../articles/change.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import { type Read, readOne } from "../neo4j/driver.ts";

/** What changed from one version of the graph to another. Each list is in order of time. */
export interface LoggedChanges {
  /** False if the log no longer has each change, or if they name too much. The lists are empty then. */
  readonly complete: boolean;
  readonly added: readonly NamedRelation[];
  readonly changed: readonly NamedRelation[];
  readonly removed: readonly NamedRelation[];
  readonly entitiesChanged: readonly string[];
  readonly entitiesRemoved: readonly string[];
}

const lists = {
  entitiesChanged: z.array(z.string()),
  entitiesRemoved: z.array(z.string()),
  relationsAdded: z.array(z.string()),
  relationsChanged: z.array(z.string()),
  relationsRemoved: z.array(z.string()),
};
const changesRow = z.object({ complete: z.boolean(), changes: z.array(z.object(lists)) });

/**
 * What changed after version `since`, up to `version`, as one change: what was added and removed again is in no list.
 * Throws a QueryError.
 */
export async function readChanges(read: Read, since: number, version: number): Promise<LoggedChanges> {
  const none = { added: [], changed: [], removed: [], entitiesChanged: [], entitiesRemoved: [] };
  // In a graph that was emptied and filled again, versions begin anew.
  if (version <= since) return { complete: false, ...none };
  const params = { since, version, most: mostNamed };
  const { complete, changes } = await readOne(read, cypher("article/changes", params, changesRow));
  return complete ? { complete, ...merged(changes) } : { complete, ...none };
}

function merged(changes: z.infer<typeof changesRow>["changes"]) {
  const added = new Map<string, string>();
  const changed = new Map<string, string>();
  const removed = new Map<string, string>();
  const entitiesChanged = new Set<string>();
  const entitiesRemoved = new Set<string>();
  for (const change of changes) {
    for (const line of change.relationsRemoved) {
      const id = idOf(line);
      changed.delete(id);
      if (!added.delete(id)) removed.set(id, line);
    }
    for (const line of change.relationsAdded) {
      const id = idOf(line);
      if (removed.delete(id)) changed.set(id, line);
      else added.set(id, line);
    }
    for (const line of change.relationsChanged) if (!added.has(idOf(line))) changed.set(idOf(line), line);
    for (const id of change.entitiesRemoved) {
      entitiesChanged.delete(id);
      entitiesRemoved.add(id);
    }
    for (const id of change.entitiesChanged) {
      entitiesRemoved.delete(id);
      entitiesChanged.add(id);
    }
  }
  return {
    added: [...added.values()].map(relationOfLine),
    changed: [...changed.values()].map(relationOfLine),
    removed: [...removed.values()].map(relationOfLine),
    entitiesChanged: [...entitiesChanged],
    entitiesRemoved: [...entitiesRemoved],
  };
}

function idOf(line: string): string {
  return line.slice(0, line.indexOf(" "));
}
