import type { Composer } from "../graph/compose.ts";
import { emptyFrame, follows, type RelationFrame, type Tie, type TiedEnds } from "../graph/plan.ts";
import { type RelationRow, shapeRelation } from "../graph/shape.ts";
import { relationTypes } from "../ontology.ts";

/** A relation whose ends are known. */
export type TiedRow = RelationRow & TiedEnds;

/** The frame with both ends, which tell whether a tie follows a relation. */
export function withEnds(frame: RelationFrame): RelationFrame {
  return { stored: frame.stored, source: frame.source ?? emptyFrame, target: frame.target ?? emptyFrame };
}

/**
 * A COLLECT of the relations that tie two entities of a list, as maps, in no order; `$hubDegree` is a parameter. Each
 * comes from its source, those of a hub from the other end, and those of two hubs from the pair of them, so that no hub
 * is expanded. What the filter says of relations is applied; what it says of their ends, `followedAmong` does.
 */
export function relationsAmong(list: string, composer: Composer, tie: Tie, frame: RelationFrame, slot: string): string {
  const types = (tie.types.length > 0 ? tie.types : relationTypes).join("|");
  const filters = composer.filters("r", "v", { ...tie, exclude: null }, slot);
  if (tie.types.length === 0) filters.push("false");
  const { clauses, map } = composer.relation("r", withEnds(frame), ["r"]);
  const where = (...conditions: string[]) => {
    const all = [...conditions, ...filters];
    return all.length === 0 ? "" : `\n  WHERE ${all.join(" AND ")}`;
  };
  return `COLLECT {
CALL (${list}) {
  UNWIND ${list} AS u
  WITH u, ${list} WHERE u.degree <= $hubDegree
  MATCH (u)-[r:${types}]->(v)${where(`v IN ${list}`)}
  RETURN r
  UNION ALL
  WITH ${list}, [n IN ${list} WHERE n.degree > $hubDegree] AS hubs
  UNWIND ${list} AS u
  WITH u, hubs WHERE u.degree <= $hubDegree AND size(hubs) > 0
  MATCH (u)<-[r:${types}]-(v)${where("v IN hubs")}
  RETURN r
  UNION ALL
  WITH [n IN ${list} WHERE n.degree > $hubDegree] AS hubs
  UNWIND hubs AS u
  UNWIND hubs AS v
  WITH u, v WHERE u.id < v.id
  MATCH (u)-[r:${types}]-(v)${where()}
  RETURN r
}
WITH r
${clauses}RETURN ${map}}`;
}

/** Of the rows of `relationsAmong`, those that the tie follows from one end at least, shaped, by id. */
export function followedAmong(rows: readonly TiedRow[], tie: Tie, frame: RelationFrame): TiedRow[] {
  const ends = withEnds(frame);
  const followed = rows.filter((row) => follows(tie, row, true) || follows(tie, row, false));
  for (const row of followed) shapeRelation(row, ends);
  return followed.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
