import { setImmediate as nextTurn } from "node:timers/promises";
import { z } from "zod";
import type { Read } from "../neo4j/driver.ts";
import { Composer } from "../query/compose.ts";
import { matchRelations } from "../query/matching-relations.ts";
import type { RelationPattern } from "../query/plan.ts";
import { pageSize, pagesById } from "./pages-by-id.ts";
import { type Partition, partition } from "./partition.ts";

const entityTargets = z.object({ id: z.string(), degree: z.int(), targets: z.array(z.string()) });

/**
 * The connected components of the graph, by the relations that match a pattern, whatever their direction. Throws a
 * QueryError.
 */
export async function connectedComponents(read: Read, pattern: RelationPattern): Promise<Partition> {
  const composer = new Composer();
  const text = `MATCH (s:Entity) WHERE s.id > $after
WITH s ORDER BY s.id LIMIT $pageSize
RETURN s.id AS id, s.degree AS degree, COLLECT {
${matchRelations(composer, pattern, "pattern")}
RETURN t.id
} AS targets`;
  const sets = new DisjointSets();
  const pages: { readonly id: string; readonly degree: number; readonly outgoing: number }[][] = [];
  for await (const rows of pagesById(read, (after) => composer.statement(text, { after, pageSize }, entityTargets))) {
    for (const { id, targets } of rows) for (const target of targets) sets.unite(id, target);
    pages.push(rows.map(({ id, degree, targets }) => ({ id, degree, outgoing: targets.length })));
  }
  const relationsInside = new Map<string, number>();
  for (const page of pages) {
    for (const { id, outgoing } of page) {
      const community = sets.find(id);
      relationsInside.set(community, (relationsInside.get(community) ?? 0) + outgoing);
    }
    await nextTurn();
  }
  async function* members() {
    for (const page of pages) {
      yield page.map(({ id, degree }) => ({ id, degree, community: sets.find(id) }));
      await nextTurn();
    }
  }
  return partition(members(), relationsInside);
}

/** R. E. Tarjan, "Efficiency of a good but not linear set union algorithm" (1975), with path halving. */
class DisjointSets {
  readonly #parents = new Map<string, string>();

  /** The smallest member of the set. */
  find(member: string): string {
    let at = member;
    for (;;) {
      const parent = this.#parents.get(at) ?? at;
      if (parent === at) return at;
      const above = this.#parents.get(parent) ?? parent;
      this.#parents.set(at, above);
      at = above;
    }
  }

  /** Joins two sets. The smaller root becomes the parent. */
  unite(a: string, b: string): void {
    const [one, other] = [this.find(a), this.find(b)];
    if (one === other) return;
    if (one < other) this.#parents.set(other, one);
    else this.#parents.set(one, other);
  }
}
