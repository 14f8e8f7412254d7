import { z } from "zod";
import { argumentTable } from "../arguments/argument-table.ts";
import { checkedNumber, checkFound } from "../arguments/checks.ts";
import type { SimilarArguments } from "../arguments/field-arguments.ts";
import { entitiesById } from "../lookup/entity.ts";
import type { Read } from "../neo4j/driver.ts";
import { Composer } from "../query/compose.ts";
import { type RelationPattern, relationPattern } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import { selectedPageSize } from "../query/selected-page-size.ts";
import type { Selection } from "../query/selection.ts";
import type { EntityRow } from "../query/shape.ts";
import type { ComputationContext } from "./computation-context.ts";
import type { RequestAnalytics } from "./request-analytics.ts";

/** An entity, its similarity, and the neighbors that it shares. */
export interface Similar {
  readonly entity: EntityRow;
  readonly score: number;
  readonly sharedCount: number;
  readonly shared: readonly EntityRow[];
}

/** A similar entity as it is cached: with ids. */
interface SimilarRow {
  readonly id: string;
  readonly score: number;
  readonly sharedCount: number;
  readonly shared: readonly string[];
}

const similarAnswer = z.object({
  best: z.array(z.object({ id: z.string(), score: z.number(), sharedCount: z.int() })),
  shared: z.array(z.tuple([z.string(), z.array(z.string())])),
});

/**
 * The number of decimal places of a score. The order of summation changes a score after the twelfth place; rounding
 * makes equal scores equal.
 */
const decimalPlaces = 9;

/**
 * The entities that share neighbors with an entity, the most similar first, then by id. Of each, the shared neighbors
 * with the fewest neighbors come first, then by id. Empty if the entity shares no neighbor. An entity that no longer
 * exists is left out. Results are cached for each state of the graph.
 *
 * The score is that of Lada A. Adamic and Eytan Adar, "Friends and neighbors on the Web", Social Networks 25(3), 2003:
 * the sum, over the shared neighbors, of 1 / ln(number of neighbors of that neighbor). Only relations that pass the
 * filter count. A shared neighbor has at least two neighbors, so the logarithm is never 0.
 *
 * Throws a GraphQLError if an argument is out of range or no entity has the id, and a QueryError: COMPUTING or TIMEOUT
 * if the computation takes longer than `queryTimeoutMs`.
 */
export async function similar(
  context: ReadContext,
  { entityResults }: Pick<RequestAnalytics, "entityResults">,
  args: SimilarArguments,
  selection: Selection,
): Promise<Similar[]> {
  const { limits } = context;
  const { id } = args;
  const first = checkedNumber(argumentTable.similar.first, args.first, limits);
  const firstShared = selectedPageSize(selection, "shared", argumentTable.similarShared.first, limits) ?? 0;
  const pattern = relationPattern({}, args.filter, false);
  const computation = {
    key: JSON.stringify([id, first, firstShared, pattern]),
    compute: ({ read }: ComputationContext) => similarRows(read, id, pattern, first, firstShared),
  };
  return entityResults.mapResult(computation, "LATEST", async ({ value: best }) => {
    checkFound("id", [id], best === null ? [] : [id]);
    const [entities, neighbors] = await Promise.all([
      entitiesById(context, best?.map(({ id }) => id) ?? [], selection.below("entity")),
      entitiesById(context, best?.flatMap(({ shared }) => shared) ?? [], selection.below("shared")),
    ]);
    return (best ?? []).flatMap(({ id, score, sharedCount, shared }) => {
      const entity = entities.get(id);
      if (entity === undefined) return [];
      return [{ entity, score, sharedCount, shared: shared.flatMap((id) => neighbors.get(id) ?? []) }];
    });
  });
}

/** The most similar entities, the best first. Null if no entity has the id. */
async function similarRows(
  read: Read,
  id: string,
  pattern: RelationPattern,
  first: number,
  firstShared: number,
): Promise<readonly SimilarRow[] | null> {
  const composer = new Composer("TEXT");
  const neighborsOfZ = (there: string) => composer.match(there, "q", "z", pattern, "pattern");
  const sharedOf = `COLLECT {
CALL (zs, top) {
  UNWIND top AS best
  WITH zs, best.y AS y
  ${composer.match("y", "q", "z", pattern, "pattern", ["z IN zs"])}
  WITH z, collect(DISTINCT y) AS ys
  CALL (z) { ${neighborsOfZ("o")} RETURN count(DISTINCT o) AS neighbors }
  UNWIND ys AS y
  WITH y, z, neighbors ORDER BY neighbors, z.id
  RETURN y, collect(z.id)[..$firstShared] AS shared
}
RETURN [y.id, shared]
}`;
  const text = `MATCH (x:Entity {id: $id})
CALL (x) {
  ${composer.match("x", "r", "z", pattern, "pattern")}
  RETURN collect(DISTINCT z) AS zs
}
CALL (x, zs) {
  UNWIND zs AS z
  CALL (z) { ${neighborsOfZ("o")} RETURN collect(DISTINCT o) AS ys }
  UNWIND ys AS y
  WITH x, y, size(ys) AS neighbors WHERE y <> x
  WITH y, sum(1.0 / log(neighbors)) AS score, count(*) AS sharedCount
  WITH y, round(score, ${decimalPlaces}) AS score, sharedCount
  ORDER BY score DESC, y.id LIMIT $first
  RETURN collect({y: y, score: score, sharedCount: sharedCount}) AS top
}
RETURN [best IN top | {id: best.y.id, score: best.score, sharedCount: best.sharedCount}] AS best,
${firstShared === 0 ? "[]" : sharedOf} AS shared`;
  const [row] = await read(composer.statement(text, { id, first, firstShared }, similarAnswer));
  if (row === undefined) return null;
  const shared = new Map(row.shared);
  return row.best.map((one) => ({ ...one, shared: shared.get(one.id) ?? [] }));
}
