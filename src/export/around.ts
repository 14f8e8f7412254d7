import { z } from "zod";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Read } from "../neo4j/driver.ts";
import { pages } from "../neo4j/pages.ts";
import { relationTypes } from "../ontology.ts";

const pageSize = 500;
const idRow = z.object({ id: z.string() });
const neighborRow = z.object({ id: z.string(), degree: z.int() });

/** A part of the graph: an entity, and how many hops around it. */
export interface Part {
  readonly id: string;
  readonly depth: number;
}

/** A part has more entities than it may. */
export class PartTooLargeError extends Error {
  readonly most: number;
  constructor(most: number) {
    super(`The part has more than ${most} entities`);
    this.most = most;
  }
}

/**
 * The ids of the entities within so many hops of one, through any relation, in order; null where the id is unknown. An
 * entity with more than `hubDegree` relations is reached and not crossed, unless it is the one. Throws a QueryError, and
 * a PartTooLargeError if there are more than `most`.
 */
export async function idsAround(
  read: Read,
  { id: root, depth }: Part,
  hubDegree: number,
  most = Number.POSITIVE_INFINITY,
): Promise<string[] | null> {
  const found = await read(cypher("export/nodes", { ids: [root] }));
  if (found.length === 0) return null;
  const reached = new Set([root]);
  let front = [root];
  for (let level = 1; level <= depth && front.length > 0; level++) {
    const next: string[] = [];
    for (const ids of pagesOf(front))
      for (const { id, degree } of await read(cypher("export/neighbors", { ids, types: relationTypes }, neighborRow))) {
        if (reached.has(id)) continue;
        reached.add(id);
        if (reached.size > most) throw new PartTooLargeError(most);
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
  const page = (after: string) => read(cypher("export/ids", { after, limit: pageSize }, idRow));
  for await (const rows of pages(page, ({ id }) => id)) yield rows.map(({ id }) => id);
}
