import { z } from "zod";
import { groupBy } from "../group-by.ts";
import type { Read } from "../neo4j/driver.ts";
import { Composer } from "../query/compose.ts";
import { matchRelations } from "../query/matching-relations.ts";
import type { RelationPattern } from "../query/plan.ts";
import type { Group } from "./group.ts";

const pageSize = 2_000;
const entityTargets = z.object({ id: z.string(), degree: z.int(), targets: z.array(z.string()) });

/**
 * The connected components of the graph, by the relations that match a pattern, whatever their direction. In no order.
 * Throws a QueryError.
 */
export async function connectedComponents(read: Read, pattern: RelationPattern): Promise<Group[]> {
  const composer = new Composer();
  const text = `MATCH (s:Entity) WHERE s.id > $after
WITH s ORDER BY s.id LIMIT $pageSize
RETURN s.id AS id, s.degree AS degree, COLLECT {
${matchRelations(composer, pattern, "pattern")}
RETURN t.id
} AS targets`;
  const sets = new DisjointSets();
  const entities: { readonly id: string; readonly degree: number; readonly outgoing: number }[] = [];
  for (let after: string | undefined = ""; after !== undefined; ) {
    const rows: readonly z.infer<typeof entityTargets>[] = await read(
      composer.statement(text, { after, pageSize }, entityTargets),
    );
    for (const { id, degree, targets } of rows) {
      entities.push({ id, degree, outgoing: targets.length });
      for (const target of targets) sets.unite(id, target);
    }
    after = rows.at(-1)?.id;
  }
  return [...groupBy(entities, ({ id }) => sets.find(id))].map(([leastId, members]) => ({
    leastId,
    memberIds: members.toSorted((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1)).map(({ id }) => id),
    size: members.length,
    relationsInside: members.reduce((total, { outgoing }) => total + outgoing, 0),
  }));
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
