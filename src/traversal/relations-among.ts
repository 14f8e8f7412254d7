import { z } from "zod";
import { type EntityKind, kindOfId, relationTypes } from "../ontology.ts";
import type { Composer } from "../query/compose.ts";
import { type EntityFrame, isWhole, type RelationFrame, type RelationPattern } from "../query/plan.ts";
import { type EntityRow, type RelationRow, relationRow, shapeRelation } from "../query/shape.ts";
import { follows, type RelationEnds } from "./follows.ts";

/** A relation whose ends are known. */
export type RelationWithEnds = RelationRow & RelationEnds;

/** A relation with the ids of its source and target. For thousands of relations, maps of the ends would cost more. */
export const amongRow = z.tuple([relationRow, z.string(), z.string()]);
export type AmongRow = Readonly<z.infer<typeof amongRow>>;

/**
 * Clauses that return the relations between two entities of a list, each as an AmongRow named `row`, in no order. The
 * columns of `before` precede it. `$hubDegree` must be a parameter. No hub is expanded: a relation is read from its
 * source, or from its target if the source is a hub, or for a pair of hubs. The conditions on the relation itself are
 * applied here; those on the ends in `followedAmong`.
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
  // The filter is written once, after the branches, since Neo4j plans a short text faster.
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

/** What the rows of one part hold, in their order. Every row names its part. */
export function rowsOfPart<R extends { readonly part: string; readonly row: unknown }, Part extends R["part"]>(
  rows: readonly R[],
  part: Part,
): Extract<R, { readonly part: Part }>["row"][] {
  return rows.filter((row) => row.part === part).map(({ row }) => row);
}

/** The relations of `relationsAmong` that the pattern follows from one end at least, shaped, with their ends, by id. */
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
  // Seen from either end, every relation passes each direction.
  const all = pattern.kinds === null && pattern.exclude === null;
  const followed = all
    ? withEnds
    : withEnds.filter((row) => follows(pattern, row, true) || follows(pattern, row, false));
  for (const row of followed) shapeRelation(row, withoutBareEnds(frame));
  return followed.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The frame without the ends of which only id and kind are selected: the rows have the id, and it tells the kind. */
function withoutBareEnds({ stored, source, target }: RelationFrame): RelationFrame {
  const unlessBare = (end: EntityFrame | null) => (end !== null && end.stored.size + end.edges.length > 0 ? end : null);
  return { stored, source: unlessBare(source), target: unlessBare(target) };
}
