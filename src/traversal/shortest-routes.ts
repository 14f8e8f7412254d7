import { Composer } from "../graph/compose.ts";
import type { Row } from "../graph/neo4j.ts";
import type { Tie } from "../graph/plan.ts";
import { groupBy } from "../group-by.ts";
import { ontology } from "../ontology.ts";
import type { Hop, Route } from "./route.ts";

/** One search: from where to where, how far, through which entities not, and by which relations not. */
export interface Search {
  readonly from: string;
  readonly to: string;
  readonly maxLength: number;
  readonly avoid: readonly string[];
  readonly barred: readonly string[];
}

/** What all searches of a request share. */
export interface Ground {
  readonly tie: Tie;
  /** The entities that the kinds and the exclusions of the filter say nothing about. */
  readonly exempt: readonly string[];
  readonly avoid: readonly string[];
}

/** The database as the searches need it, under what is left of the time of the request. */
export type ReadInTime = (statement: string, params: Row) => Promise<Row[]>;

/**
 * For each search its shortest routes, the best first, at most `limit`; none where an end is no entity. The longest
 * length stands in the pattern, where Neo4j stops by it: searches of one length share a statement.
 */
export async function shortestRoutes(
  read: ReadInTime,
  ground: Ground,
  searches: readonly Search[],
  limit: number,
): Promise<Route[][]> {
  const found: Route[][] = searches.map(() => []);
  if (ground.tie.types.length === 0) return found;
  const numbered = searches.map((search, i) => ({ ...search, i })).filter(({ maxLength }) => maxLength > 0);
  const ofOneLength = groupBy(numbered, ({ maxLength }) => maxLength);
  await Promise.all(
    [...ofOneLength].map(async ([maxLength, searches]) => {
      const { statement, params } = shortestStatement(ground, maxLength, searches);
      for (const { i, nodes, hops } of await read(statement, { ...params, searches, limit }))
        found[i as number]?.push({ nodes: nodes as readonly string[], hops: hops as readonly Hop[] });
    }),
  );
  return found;
}

function shortestStatement(
  { tie, exempt, avoid }: Ground,
  maxLength: number,
  searches: readonly Search[],
): { readonly statement: string; readonly params: Row } {
  const composer = new Composer();
  const excluded = [...avoid, ...(tie.exclude ?? []).filter((id) => !exempt.includes(id))];
  const conditions = {
    excluded: excluded.length > 0,
    avoided: searches.some((search) => search.avoid.length > 0),
    barred: searches.some((search) => search.barred.length > 0),
  };
  const statement = `UNWIND $searches AS search
MATCH (a:Entity {id: search.from})
MATCH (b:Entity {id: search.to})
CALL (search, a, b) {
${pattern(composer, tie, maxLength, conditions)}
WITH nodes(p) AS nodes, relationships(p) AS hops
WITH nodes, hops,
  reduce(total = 0, hop IN hops | total + hop.sourceCount) AS sources,
  round(reduce(total = 0.0, hop IN hops | total + hop.confidence), 9) AS confidence
ORDER BY sources DESC, confidence DESC, [hop IN hops | hop.id]
LIMIT $limit
RETURN [node IN nodes | node.id] AS nodes,
  [hop IN hops | {id: hop.id, type: type(hop), source: startNode(hop).id, target: endNode(hop).id,
    sourceCount: hop.sourceCount, confidence: hop.confidence}] AS hops
}
RETURN search.i AS i, nodes, hops`;
  return { statement, params: { ...composer.params, excluded, kinds: tie.kinds, exempt } };
}

/**
 * All shortest paths `p` from `a` to `b`. Neo4j searches from both ends at once and applies these predicates as it goes,
 * unless an undirected pattern has to tell the direction of some types: then a quantified pattern walks, far slower.
 */
function pattern(
  composer: Composer,
  tie: Tie,
  maxLength: number,
  { excluded, avoided, barred }: { excluded: boolean; avoided: boolean; barred: boolean },
): string {
  const types = tie.types.join("|");
  const symmetric = tie.types.filter((type) => ontology[type].symmetric);
  const oneWay = tie.direction !== "BOTH" && symmetric.length < tie.types.length;
  const ofRelation = (relation: string) => [
    ...composer.filters(relation, "", { ...tie, exclude: null }, "tie"),
    ...(barred ? [`NOT ${relation}.id IN search.barred`] : []),
  ];
  const ofNode = (node: string) => [
    ...(excluded ? [`NOT ${node}.id IN $excluded`] : []),
    ...(avoided ? [`NOT ${node}.id IN search.avoid`] : []),
    ...(tie.kinds === null ? [] : [`(${node}.kind IN $kinds OR ${node}.id IN $exempt)`]),
  ];
  const where = (conditions: readonly string[]) => (conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`);
  if (oneWay && symmetric.length > 0) {
    const begins = tie.direction === "OUT" ? "startNode" : "endNode";
    const ways = `(r:${symmetric.join("|")} OR ${begins}(r) = u)`;
    return `MATCH p = ALL SHORTEST (a) ((u)-[r:${types}]-(v) ${where([ways, ...ofRelation("r"), ...ofNode("v")])}){1,${maxLength}} (b)`;
  }
  const [tail, head] = !oneWay ? ["-", "-"] : tie.direction === "OUT" ? ["-", "->"] : ["<-", "-"];
  const relations = ofRelation("r");
  const nodes = ofNode("n");
  return `MATCH p = allShortestPaths((a)${tail}[:${types}*..${maxLength}]${head}(b))
${where([
  ...(relations.length === 0 ? [] : [`all(r IN relationships(p) WHERE ${relations.join(" AND ")})`]),
  ...(nodes.length === 0 ? [] : [`all(n IN nodes(p) WHERE ${nodes.join(" AND ")})`]),
])}`;
}
