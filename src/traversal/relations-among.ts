import { z } from "zod";
import { type EntityKind, kindOfId, relationTypes } from "../ontology.ts";
import type { Composer } from "../query/compose.ts";
import {
  type EntityFrame,
  follows,
  isWhole,
  type RelationEnds,
  type RelationFrame,
  type RelationPattern,
} from "../query/plan.ts";
import { type EntityRow, type RelationRow, relationRow, shapeRelation } from "../query/shape.ts";

/** A relation whose ends are known. */
export type RelationWithEnds = RelationRow & RelationEnds;

/** A relation with the ids of its source and its target: of thousands, maps of the ends would cost more than they do. */
export const amongRow = z.tuple([relationRow, z.string(), z.string()]);
export type AmongRow = Readonly<z.infer<typeof amongRow>>;

/**
 * Clauses that return the relations between two entities of a list, each as an AmongRow named `row`, in no order. The
 * columns of `before` stand before it. `$hubDegree` must be a parameter. A relation is read from its source, that of a
 * hub from the other end, and that of two hubs from the pair of them, so that no hub is expanded. The conditions of the
 * filter on relations apply here, those on their ends in `followedAmong`.
 */
export function relationsAmong(
  list: string,
  composer: Composer,
  {
    pattern,
    frame,
    slot,
    before = "",
  }: {
    readonly pattern: RelationPattern;
    readonly frame: RelationFrame;
    readonly slot: string;
    readonly before?: string;
  },
): string {
  const types = relationTypes.join("|");
  const filters = isWhole(pattern) ? [] : composer.filtersOfRelation("r", pattern, slot);
  // The filter stands once, after the branches: Neo4j plans a short text sooner.
  const where = filters.length === 0 ? "" : ` WHERE ${filters.join(" AND ")}`;
  return `CALL (${list}) {
  UNWIND ${list} AS u
  WITH u, ${list} WHERE u.degree <= $hubDegree
  MATCH (u)-[r:${types}]->(v)
  WHERE v IN ${list}
  RETURN r
  UNION ALL
  WITH ${list}, [n IN ${list} WHERE n.degree > $hubDegree] AS hubs
  UNWIND ${list} AS u
  WITH u, hubs WHERE u.degree <= $hubDegree AND size(hubs) > 0
  MATCH (u)<-[r:${types}]-(v)
  WHERE v IN hubs
  RETURN r
  UNION ALL
  WITH [n IN ${list} WHERE n.degree > $hubDegree] AS hubs
  UNWIND hubs AS u
  UNWIND hubs AS v
  WITH u, v WHERE u.id < v.id
  MATCH (u)-[r:${types}]-(v)
  RETURN r
}
WITH r${where}
${composer.returnRelation("r", withoutBareEnds(frame), (map) => `${before}[${map}, startNode(r).id, endNode(r).id] AS row`)}`;
}

/** Of an answer that has a row for each thing, what the rows of this part hold, in their order. */
export function rowsOfPart<R extends { readonly part: string; readonly row: unknown }, Part extends R["part"]>(
  rows: readonly R[],
  part: Part,
): Extract<R, { readonly part: Part }>["row"][] {
  return rows.filter((row) => row.part === part).map(({ row }) => row);
}

/** Of the rows of `relationsAmong`, those that the pattern follows from one end at least, with their ends, shaped, by id. */
export function followedAmong(
  rows: readonly AmongRow[],
  pattern: RelationPattern,
  frame: RelationFrame,
): RelationWithEnds[] {
  const ends = new Map<string, EntityRow>();
  const endOf = (id: string): EntityRow => {
    const known = ends.get(id) ?? { id, kind: kindOfId(id) as EntityKind };
    ends.set(id, known);
    return known;
  };
  const withEnds = rows.map(([row, source, target]) =>
    Object.assign(row, { source: row.source ?? endOf(source), target: row.target ?? endOf(target) }),
  );
  // Seen from both ends every relation goes one way or the other.
  const all = pattern.kinds === null && pattern.exclude === null;
  const followed = all
    ? withEnds
    : withEnds.filter((row) => follows(pattern, row, true) || follows(pattern, row, false));
  for (const row of followed) shapeRelation(row, withoutBareEnds(frame));
  return followed.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The frame without an end of which no more is wanted than its id, which also tells its kind. */
function withoutBareEnds({ stored, source, target }: RelationFrame): RelationFrame {
  const unlessBare = (end: EntityFrame | null) => (end !== null && end.stored.size + end.edges.length > 0 ? end : null);
  return { stored, source: unlessBare(source), target: unlessBare(target) };
}
