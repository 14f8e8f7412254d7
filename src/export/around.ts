import { z } from "zod";
import { StartupError } from "../config.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Read } from "../neo4j/driver.ts";
import { relationTypes } from "../ontology.ts";

const pageSize = 500;
const idRow = z.object({ id: z.string() });
const neighborRow = z.object({ id: z.string(), degree: z.int() });

/** A part of the graph: an entity, and how many hops around it. */
export interface Part {
  readonly id: string;
  readonly depth: number;
}

/**
 * The ids of the entities within so many hops of one, through any relation, in order. An entity with more than
 * `hubDegree` relations is reached and not crossed, unless it is the one. Throws a StartupError where the id is
 * unknown, and a QueryError.
 */
export async function idsAround(read: Read, { id: root, depth }: Part, hubDegree: number): Promise<string[]> {
  const found = await read(cypher("export/nodes", { ids: [root] }));
  if (found.length === 0) throw new StartupError(`--around: no entity has the id ${root}`);
  const reached = new Set([root]);
  let front = [root];
  for (let level = 1; level <= depth && front.length > 0; level++) {
    const next: string[] = [];
    for (const ids of pagesOf(front))
      for (const { id, degree } of await read(cypher("export/neighbors", { ids, types: relationTypes }, neighborRow))) {
        if (reached.has(id)) continue;
        reached.add(id);
        if (degree <= hubDegree) next.push(id);
      }
    front = next;
  }
  return [...reached].sort();
}

/** The ids, a page at a time. */
export function* pagesOf(ids: readonly string[]): Generator<readonly string[]> {
  for (let start = 0; start < ids.length; start += pageSize) yield ids.slice(start, start + pageSize);
}

/** The ids of all entities in order, a page at a time. Throws a QueryError. */
export async function* pagesOfAll(read: Read): AsyncGenerator<readonly string[]> {
  for (let after = ""; ; ) {
    const rows = await read(cypher("export/ids", { after, limit: pageSize }, idRow));
    if (rows.length > 0) yield rows.map(({ id }) => id);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = last.id;
  }
}
