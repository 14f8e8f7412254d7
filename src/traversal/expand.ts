import { checkedIds, checkedRange, checkedRoots, checkFound } from "../graph/arguments.ts";
import { Composer, neighborRank } from "../graph/compose.ts";
import type { Reads } from "../graph/graph.ts";
import { Planner, type RelationFilter, type Tie, tieOf } from "../graph/plan.ts";
import type { Selection } from "../graph/selection.ts";
import { type EntityRow, shapeEntity } from "../graph/shape.ts";
import { neighborOrders, type Order } from "../orders.ts";
import { type AmongRow, followedAmong, relationsAmong } from "./relations-among.ts";
import { omittedFrom, type Subgraph, sum, type TraversalReport } from "./report.ts";

export interface ExpandArgs {
  readonly ids: readonly string[];
  readonly shown?: readonly string[] | null;
  readonly filter?: RelationFilter | null;
  readonly perType?: number | null;
  readonly orderBy?: keyof typeof neighborOrders | null;
}

/**
 * The neighbors of some entities that are not shown yet: of each entity and relation type the first `perType` in the
 * order, all together by their best place, then the better connected, then by id; and every relation among these, the
 * entities and what is shown that the filter follows. `omitted` is what the same filter would still follow from the
 * entities; nothing where `perType` is 0, for then no entity is expanded. Throws a GraphQLError where an argument is out of its limits or names nothing.
 */
export async function expand(
  { read, limits }: Reads,
  args: ExpandArgs,
  selection: Selection,
): Promise<Subgraph<EntityRow>> {
  const ids = checkedRoots(args.ids, limits.maxRoots);
  const shown = checkedIds("shown", args.shown, limits.maxNodes);
  const perType = checkedRange("perType", args.perType ?? 10, 0, limits.maxPageSize);
  const order = neighborOrders[args.orderBy ?? "DEGREE"];
  const tie = tieOf({}, args.filter, false);
  const planner = new Planner(limits);
  const entityFrame = planner.entity(selection.below("nodes"));
  const relationFrame = planner.relation(selection.below("relations"));
  const asksReport = selection.below("report") !== null;
  const asksRelations = asksReport || selection.below("relations") !== null;
  const composer = new Composer();
  const entity = composer.entity("e", entityFrame, ["e"]);
  const statement = `CALL () {
  UNWIND $ids AS id
  MATCH (e:Entity {id: id})
  RETURN collect(e) AS roots
}
CALL () {
  UNWIND $shown AS id
  MATCH (e:Entity {id: id})
  RETURN collect(e) AS shown
}
WITH roots, roots + [e IN shown WHERE NOT e IN roots] AS known
CALL (roots, known) {
  UNWIND roots AS root
  CALL (root, known) {
    ${tie.types.map((type) => best(composer, { ...tie, types: [type] }, order)).join("\nUNION ALL\n") || "RETURN null AS n, 0 AS place LIMIT 0"}
  }
  WITH n, min(place) AS place
  WITH n, place ORDER BY place, n.degree DESC, n.id LIMIT $maxNodes + 1
  RETURN collect(n) AS found
}
WITH roots, known, found, found[..$maxNodes] AS taken
WITH roots, taken, size(found) > $maxNodes AS cut, known + taken AS everything
RETURN cut,
[root IN roots | root.id] AS roots,
${asksReport ? `COLLECT { UNWIND roots AS e RETURN ${composer.degree("e", tie, "tie")} }` : "[]"} AS followed,
COLLECT {
UNWIND taken AS e
${entity.clauses}RETURN ${entity.map}
} AS nodes,
${asksRelations ? relationsAmong("everything", composer, tie, relationFrame, "tie") : "[]"} AS among`;
  const { hubDegree, maxNodes } = limits;
  const [row] = await read(statement, { ...composer.params, ids, shown, perType, hubDegree, maxNodes });
  const { cut, roots, followed, nodes, among } = row as {
    cut: boolean;
    roots: readonly string[];
    followed: readonly number[];
    nodes: readonly EntityRow[];
    among: readonly AmongRow[];
  };
  checkFound("ids", ids, roots);

  const relations = followedAmong(among, tie, relationFrame);
  const reportOf = (): TraversalReport => {
    // Without neighbors nothing is expanded, so nothing is left out: the relations among what is shown are whole.
    if (perType === 0) return { complete: true, omitted: 0, hubsNotCrossed: [], limitHit: null };
    const counted = new Map(roots.map((id, i) => [id, followed[i] as number]));
    const omitted = sum(omittedFrom(counted, tie, relations).values());
    const limitHit = cut ? "NODES" : omitted > 0 ? "PER_TYPE" : null;
    return { complete: omitted === 0, omitted, hubsNotCrossed: [], limitHit };
  };
  return {
    nodes: nodes.map((node) => shapeEntity(node, entityFrame)),
    relations,
    report: asksReport ? reportOf() : null,
  };
}

/**
 * The first neighbors of `root` by relations of one type that are not known, each with its place among them. Made
 * distinct before their rank is read: with it, all of the largest hub took a tenth longer.
 */
function best(composer: Composer, tie: Tie, order: Order): string {
  const rank = neighborRank("n", "r", { order });
  const aggregated = order.name === "NEWEST" || order.name === "SOURCES";
  return `${composer.match("root", "r", "n", tie, "tie", ["NOT n IN known"])}
WITH ${aggregated ? `n, ${rank} AS rank` : `DISTINCT n\nWITH n, ${rank} AS rank`}
ORDER BY rank${order.descending ? " DESC" : ""}, n.id LIMIT $perType
WITH collect(n) AS best
UNWIND range(0, size(best) - 1) AS place
RETURN best[place] AS n, place`;
}
