import { z } from "zod";
import { argumentTable } from "../arguments/argument-table.ts";
import { checkedNumber, checkFound } from "../arguments/checks.ts";
import type { SimilarArguments } from "../arguments/field-arguments.ts";
import { entitiesById } from "../lookup/entity.ts";
import type { Read } from "../neo4j/driver.ts";
import { Composer } from "../query/compose.ts";
import { type RelationPattern, relationPattern } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import type { Selection } from "../query/selection.ts";
import type { EntityRow } from "../query/shape.ts";
import { askedFirst } from "./asked-first.ts";
import type { RequestAnalytics } from "./request-analytics.ts";
import type { Work } from "./work.ts";

/** An entity, how similar it is, and through whom. */
export interface Similar {
  readonly entity: EntityRow;
  readonly score: number;
  readonly sharedCount: number;
  readonly shared: readonly EntityRow[];
}

/** What is kept of it. */
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

/** So many digits come after the point: in which order a sum is added up shows after the twelfth, and ties are exact. */
const digits = 9;

/**
 * Those that share neighbors with an entity, by the measure of Lada A. Adamic and Eytan Adar, "Friends and neighbors on
 * the Web", Social Networks 25(3), 2003: each distinct neighbor that both have counts 1 / ln of how many distinct
 * entities are tied to it. Only relations that pass the filter tie, seen from the entity, from the other, and from
 * those tied to the neighbor; so it is shared by two at least, and the logarithm is never 0. The most similar come first,
 * equal ones by id; the shared neighbors that tie the fewest first, then by id. Empty where it shares none. Kept for a
 * state of the graph; an entity that has gone since is left out. Throws a GraphQLError where an argument is out of its
 * limits or names nothing, and a QueryError, TIMEOUT, where there is too much to look at.
 */
export async function similar(
  context: ReadContext,
  { keptOfEntities }: Pick<RequestAnalytics, "keptOfEntities">,
  args: SimilarArguments,
  selection: Selection,
): Promise<Similar[]> {
  const { limits } = context;
  const { id } = args;
  const first = checkedNumber(argumentTable.similar.first, args.first, limits);
  const firstShared = askedFirst(selection, "shared", argumentTable.similarShared.first, limits) ?? 0;
  const pattern = relationPattern({}, args.filter, false);
  const computation = {
    key: JSON.stringify([id, first, firstShared, pattern]),
    compute: ({ read }: Work) => similarRows(read, id, pattern, first, firstShared),
  };
  return keptOfEntities.shown(computation, "LATEST", async ({ value: best }) => {
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

/** The most similar, the best first, or null where there is no such entity. */
async function similarRows(
  read: Read,
  id: string,
  pattern: RelationPattern,
  first: number,
  firstShared: number,
): Promise<readonly SimilarRow[] | null> {
  const composer = new Composer("TEXT");
  const tiedToZ = (there: string) => composer.match(there, "q", "z", pattern, "pattern");
  const sharedOf = `COLLECT {
CALL (zs, top) {
  UNWIND top AS best
  WITH zs, best.y AS y
  ${composer.match("y", "q", "z", pattern, "pattern", ["z IN zs"])}
  WITH z, collect(DISTINCT y) AS ys
  CALL (z) { ${tiedToZ("o")} RETURN count(DISTINCT o) AS tied }
  UNWIND ys AS y
  WITH y, z, tied ORDER BY tied, z.id
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
  CALL (z) { ${tiedToZ("o")} RETURN collect(DISTINCT o) AS ys }
  UNWIND ys AS y
  WITH x, y, size(ys) AS tied WHERE y <> x
  WITH y, sum(1.0 / log(tied)) AS score, count(*) AS sharedCount
  WITH y, round(score, ${digits}) AS score, sharedCount
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
