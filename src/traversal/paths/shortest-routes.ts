import { z } from "zod";
import { groupBy } from "../../group-by.ts";
import type { Statement } from "../../neo4j/statement.ts";
import { ontology } from "../../ontology.ts";
import { Composer } from "../../query/compose.ts";
import type { EntityFrame, RelationFrame, RelationPattern } from "../../query/plan.ts";
import { entityRow, relationRow } from "../../query/shape.ts";
import { routesByLevels } from "./levels.ts";
import { hopRow, type Route } from "./route.ts";
import { routeConditions, type Search, type SearchScope, type TimedRead, whereAll } from "./route-conditions.ts";

/** What to read of each entity and relation of a route. */
export interface RouteFrames {
  readonly node: EntityFrame;
  readonly relation: RelationFrame;
}

/**
 * For each search its shortest routes, the best first, at most `limit`; none if an end is unknown. With frames, routes
 * have `rows`, except those of `routesByLevels`.
 */
export async function shortestRoutes(
  read: TimedRead,
  scope: SearchScope,
  searches: readonly Search[],
  limit: number,
  frames: RouteFrames | null = null,
): Promise<readonly (readonly Route[])[]> {
  if (scope.pattern.types.length === 0) return searches.map(() => []);
  // Neo4j's shortest paths cannot follow some types in one direction and others in both.
  if (isMixed(scope.pattern)) return Promise.all(searches.map((search) => routesByLevels(read, scope, search, limit)));
  const found: Route[][] = searches.map(() => []);
  const numbered = searches.map((search, i) => ({ ...search, i })).filter(({ maxLength }) => maxLength > 0);
  await Promise.all(
    [...groupBy(numbered, ({ maxLength }) => reachOf(maxLength))].map(async ([reach, searches]) => {
      for (const { i, ...route } of await read(shortestStatement(scope, { reach, searches, limit }, frames)))
        found[i]?.push(route);
    }),
  );
  return found;
}

/**
 * The length up to which Neo4j searches. The number is in the text, so a few numbers serve all lengths: each is one
 * more text to plan. Routes that are too long are removed afterwards.
 */
function reachOf(maxLength: number): number {
  return reaches.find((reach) => reach >= maxLength) ?? maxLength;
}

const reaches = [3, 6, 15] as const;

function isMixed({ types, direction }: RelationPattern): boolean {
  return direction !== "BOTH" && new Set(types.map((type) => ontology[type].symmetric)).size === 2;
}

/** A route, and the index of its search. */
const foundRoute = z.object({
  i: z.int(),
  nodes: z.array(z.string()),
  hops: z.array(hopRow),
  rows: z.object({ nodes: z.array(entityRow), relations: z.array(relationRow) }).exactOptional(),
});

/** Neo4j searches from both ends and applies the conditions during the search. */
function shortestStatement(
  scope: SearchScope,
  { reach, searches, limit }: { readonly reach: number; readonly searches: readonly Search[]; readonly limit: number },
  frames: RouteFrames | null,
): Statement<z.infer<typeof foundRoute>> {
  const { types, direction } = scope.pattern;
  const composer = new Composer();
  const conditions = routeConditions(composer, scope, searches);
  const bothWays = direction === "BOTH" || types.every((type) => ontology[type].symmetric);
  const [tail, head] = bothWays ? ["-", "-"] : direction === "OUT" ? ["-", "->"] : ["<-", "-"];
  const relations = conditions.ofRelation("r");
  const nodes = conditions.ofNode("n");
  const rows = frames === null ? "" : `, ${rowsOf(composer, frames)} AS rows`;
  const text = `UNWIND $searches AS search
MATCH (a:Entity {id: search.from})
MATCH (b:Entity {id: search.to})
CALL (search, a, b) {
MATCH p = allShortestPaths((a)${tail}[:${conditions.types}*..${reach}]${head}(b))
${whereAll([
  ...(relations.length === 0 ? [] : [`all(r IN relationships(p) WHERE ${relations.join(" AND ")})`]),
  ...(nodes.length === 0 ? [] : [`all(n IN nodes(p) WHERE ${nodes.join(" AND ")})`]),
])}
WITH nodes(p) AS met, relationships(p) AS crossed WHERE size(relationships(p)) <= search.maxLength
WITH met, crossed,
  reduce(total = 0, hop IN crossed | total + hop.sourceCount) AS sources,
  round(reduce(total = 0.0, hop IN crossed | total + hop.confidence), 9) AS confidence
ORDER BY sources DESC, confidence DESC, [hop IN crossed | hop.id]
LIMIT $limit
RETURN [node IN met | node.id] AS nodes,
  [hop IN crossed | {id: hop.id, type: type(hop), source: startNode(hop).id, target: endNode(hop).id,
    sourceCount: hop.sourceCount, confidence: hop.confidence}] AS hops${rows}
}
RETURN search.i AS i, nodes, hops${frames === null ? "" : ", rows"}`;
  return composer.statement(text, { ...conditions.params, searches, limit }, foundRoute);
}

function rowsOf(composer: Composer, { node, relation }: RouteFrames): string {
  return `{
  nodes: COLLECT { UNWIND met AS n\n${composer.returnEntity("n", node)} },
  relations: COLLECT { UNWIND crossed AS r\n${composer.returnRelation("r", relation)} }
}`;
}
