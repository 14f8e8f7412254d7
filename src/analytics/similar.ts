import { checkedRange, checkFound } from "../graph/arguments.ts";
import { Composer } from "../graph/compose.ts";
import type { Reads } from "../graph/graph.ts";
import { Planner, type RelationFilter, tieOf } from "../graph/plan.ts";
import type { Selection } from "../graph/selection.ts";
import { type EntityRow, shapeEntity } from "../graph/shape.ts";
import { askedFirst } from "./asked-first.ts";

export interface SimilarArgs {
  readonly id: string;
  readonly filter?: RelationFilter | null;
  readonly first?: number | null;
}

/** An entity, how alike it is, and through whom. */
export interface Similar {
  readonly entity: EntityRow;
  readonly score: number;
  readonly sharedCount: number;
  readonly shared: readonly EntityRow[];
}

interface Alike {
  readonly id: string;
  readonly entity: EntityRow;
  readonly score: number;
  readonly sharedCount: number;
}

/** So many digits come after the point: in which order a sum is added up shows after the twelfth, and ties are exact. */
const digits = 9;

/**
 * Those that share neighbors with an entity, by the measure of Lada A. Adamic and Eytan Adar, "Friends and neighbors on
 * the Web", Social Networks 25(3), 2003: each distinct neighbor that both have counts 1 / ln of how many distinct
 * entities are tied to it. Only relations that pass the filter tie, seen from the entity, from the other, and from
 * those tied to the neighbor; so it is shared by two at least, and the logarithm is never 0. The most alike come first,
 * equal ones by id; the shared neighbors that tie the fewest first, then by id. Empty where it shares none. Throws a
 * GraphQLError where an argument is out of its limits or names nothing, and a QueryError, TIMEOUT, where there is too
 * much to look at.
 */
export async function similar({ read, limits }: Reads, args: SimilarArgs, selection: Selection): Promise<Similar[]> {
  const first = checkedRange("first", args.first ?? 10, 0, limits.maxPageSize);
  const firstShared = askedFirst(selection, "shared", 25, limits.maxPageSize);
  const tie = tieOf({}, args.filter, false);
  const planner = new Planner(limits);
  const entityFrame = planner.entity(selection.below("entity"));
  const sharedFrame = planner.entity(selection.below("shared"));
  const composer = new Composer();
  const entity = composer.entity("y", entityFrame, ["y", "alike"]);
  const neighbor = composer.entity("z", sharedFrame, ["z", "i"]);
  const tiedToZ = (there: string) => composer.match(there, "q", "z", tie, "tie");
  const sharedOf = `COLLECT {
CALL (zs, top) {
  UNWIND top AS alike
  WITH zs, alike.y AS y
  ${composer.match("y", "q", "z", tie, "tie", ["z IN zs"])}
  WITH z, collect(DISTINCT y) AS ys
  CALL (z) { ${tiedToZ("o")} RETURN count(DISTINCT o) AS tied }
  UNWIND ys AS y
  WITH y, z, tied ORDER BY tied, z.id
  WITH y, collect(z)[..$firstShared] AS shared
  RETURN y, shared
}
WITH y.id AS id, COLLECT {
  UNWIND range(0, size(shared) - 1) AS i
  WITH shared[i] AS z, i ORDER BY i
  ${neighbor.clauses}RETURN ${neighbor.map}
} AS shared
RETURN {id: id, shared: shared}
}`;
  const statement = `MATCH (x:Entity {id: $id})
CALL (x) {
  ${composer.match("x", "r", "z", tie, "tie")}
  RETURN collect(DISTINCT z) AS zs
}
CALL (x, zs) {
  UNWIND zs AS z
  CALL (z) { ${tiedToZ("o")} RETURN collect(DISTINCT o) AS ys }
  UNWIND ys AS y
  WITH x, y, size(ys) AS tied WHERE y <> x
  WITH y, sum(1.0 / log(tied)) AS score, count(*) AS sharedCount
  WITH y, round(score, ${digits}) AS score, sharedCount
  ORDER BY score DESC, y.id LIMIT $first
  RETURN collect({y: y, score: score, sharedCount: sharedCount}) AS top
}
RETURN COLLECT {
UNWIND top AS alike
WITH alike, alike.y AS y
${entity.clauses}RETURN {id: y.id, score: alike.score, sharedCount: alike.sharedCount, entity: ${entity.map}}
} AS alike,
${firstShared === null || firstShared === 0 ? "[]" : sharedOf} AS shared`;
  const [row] = await read(statement, { ...composer.params, id: args.id, first, firstShared });
  checkFound("id", [args.id], row === undefined ? [] : [args.id]);
  const { alike, shared } = row as {
    alike: readonly Alike[];
    shared: readonly { readonly id: string; readonly shared: readonly EntityRow[] }[];
  };
  const sharedById = new Map(shared.map(({ id, shared }) => [id, shared]));
  return alike.map(({ id, entity, score, sharedCount }) => ({
    entity: shapeEntity(entity, entityFrame),
    score,
    sharedCount,
    shared: (sharedById.get(id) ?? []).map((row) => shapeEntity(row, sharedFrame)),
  }));
}
