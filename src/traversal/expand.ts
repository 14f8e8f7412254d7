import { checkedIds, checkedRange, checkedRoots, checkFound } from "../graph/arguments.ts";
import { Composer, neighborRank } from "../graph/compose.ts";
import type { FilterIn } from "../graph/compose-tie.ts";
import type { Reads } from "../graph/graph.ts";
import type { Row } from "../graph/neo4j.ts";
import { type EntityFrame, Planner, type RelationFilter, type RelationFrame, type Tie, tieOf } from "../graph/plan.ts";
import type { Selection } from "../graph/selection.ts";
import { type EntityRow, shapeEntity } from "../graph/shape.ts";
import { neighborOrders, type Order } from "../orders.ts";
import { type AmongRow, followedAmong, relationsAmong } from "./relations-among.ts";
import { type Followed, followedOf, omittedFrom, type Subgraph, sum, type TraversalReport } from "./report.ts";

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
 * entities; nothing where `perType` is 0, for then no entity is expanded. Throws a GraphQLError where an argument is out
 * of its limits or names nothing.
 */
export async function expand(reads: Reads, args: ExpandArgs, selection: Selection): Promise<Subgraph<EntityRow>> {
  const { read, limits } = reads;
  const ids = checkedRoots(args.ids, limits.maxRoots);
  const shown = checkedIds("shown", args.shown, limits.maxNodes);
  const perType = checkedRange("perType", args.perType ?? 10, 0, limits.maxPageSize);
  const order = neighborOrders[args.orderBy ?? "DEGREE"];
  const tie = tieOf({}, args.filter, false);
  const planner = new Planner(limits);
  const entityFrame = planner.entity(selection.below("nodes"));
  const relationFrame = planner.relation(selection.below("relations"));
  const asksReport = selection.below("report") !== null;
  const { hubDegree, maxNodes } = limits;
  const asked: Asked = {
    ...{ tie, order, entityFrame, relationFrame },
    asksRelations: asksReport || selection.below("relations") !== null,
  };
  const params = { ids, shown, perType, hubDegree, maxNodes, asksReport };
  const answerOf = async (filterIn: FilterIn) => {
    const { text, params: ofFilter } = statementOf(asked, filterIn);
    const [row] = await read(text, { ...ofFilter, ...params });
    return row as Answer | undefined;
  };
  const answer = (await answerOf("PARAMETERS")) ?? ((await answerOf("TEXT")) as Answer);
  checkFound("ids", ids, answer.roots);

  const relations = followedAmong(answer.among, tie, relationFrame);
  const reportOf = (): TraversalReport => {
    // Without neighbors nothing is expanded, so nothing is left out: the relations among what is shown are whole.
    if (perType === 0) return { complete: true, omitted: 0, hubsNotCrossed: [], limitHit: null };
    const followed = new Map(answer.roots.map((id, i) => [id, followedOf(answer.followed[i] as Followed, tie)]));
    const omitted = sum(omittedFrom(followed, tie, relations).values());
    const limitHit = answer.cut ? "NODES" : omitted > 0 ? "PER_TYPE" : null;
    return { complete: omitted === 0, omitted, hubsNotCrossed: [], limitHit };
  };
  return {
    nodes: answer.nodes.map((node) => shapeEntity(node, entityFrame)),
    relations,
    report: asksReport ? reportOf() : null,
  };
}

interface Asked {
  readonly tie: Tie;
  readonly order: Order;
  readonly entityFrame: EntityFrame;
  readonly relationFrame: RelationFrame;
  readonly asksRelations: boolean;
}

interface Answer {
  readonly cut: boolean;
  readonly roots: readonly string[];
  readonly followed: readonly Followed[];
  readonly nodes: readonly EntityRow[];
  readonly among: readonly AmongRow[];
}

/**
 * The statement of an expansion. With its filter as parameters it is short, and has no row where an entity is a hub.
 * With its filter in the text each relation type of a hub is sorted by itself, as far as `$perType`.
 */
function statementOf(asked: Asked, filterIn: FilterIn): { readonly text: string; readonly params: Row } {
  const { tie, order, entityFrame, relationFrame, asksRelations } = asked;
  const composer = new Composer(filterIn);
  const entity = composer.entity("e", entityFrame, ["e"]);
  const best =
    filterIn === "PARAMETERS"
      ? bestOfEachType(composer, tie, order)
      : tie.types.map((type) => bestOfOneType(composer, { ...tie, types: [type] }, order)).join("\nUNION ALL\n") ||
        "RETURN null AS n, 0 AS place LIMIT 0";
  const text = `CALL () {
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
${filterIn === "PARAMETERS" ? "WHERE all(e IN roots WHERE e.degree <= $hubDegree)\n" : ""}CALL (roots, known) {
  UNWIND roots AS root
  CALL (root, known) {
    ${best}
  }
  WITH n, min(place) AS place
  WITH n, place ORDER BY place, n.degree DESC, n.id LIMIT $maxNodes + 1
  RETURN collect(n) AS found
}
WITH roots, known, found, found[..$maxNodes] AS taken
WITH roots, taken, size(found) > $maxNodes AS cut, known + taken AS everything
RETURN cut,
[root IN roots | root.id] AS roots,
COLLECT {
UNWIND CASE WHEN $asksReport THEN roots ELSE [] END AS e
RETURN ${composer.followed("e", tie, "tie")}
} AS followed,
COLLECT {
UNWIND taken AS e
${entity.clauses}RETURN ${entity.map}
} AS nodes,
${asksRelations ? relationsAmong("everything", composer, tie, relationFrame, "tie") : "[]"} AS among`;
  return { text, params: composer.params };
}

const unknown = ["NOT n IN known"];

/** The first neighbors of `root` of each relation type that are not known, each with its place among those of the type. */
function bestOfEachType(composer: Composer, tie: Tie, order: Order): string {
  const [rows, rank] = isAggregated(order)
    ? [`n, type(r) AS type, ${neighborRank("n", "r", { order })} AS rank`, "rank"]
    : ["DISTINCT n, type(r) AS type", neighborRank("n", "r", { order })];
  return `${composer.match("root", "r", "n", tie, "tie", unknown)}
WITH ${rows}
ORDER BY ${rank}${order.descending ? " DESC" : ""}, n.id
WITH type, collect(n)[..$perType] AS best
UNWIND range(0, size(best) - 1) AS place
RETURN best[place] AS n, place`;
}

/**
 * The same of one relation type. Neighbors are made distinct before their rank is read: with it, all of the largest hub
 * took a tenth longer.
 */
function bestOfOneType(composer: Composer, tie: Tie, order: Order): string {
  const rank = neighborRank("n", "r", { order });
  return `${composer.match("root", "r", "n", tie, "tie", unknown)}
WITH ${isAggregated(order) ? `n, ${rank} AS rank` : `DISTINCT n\nWITH n, ${rank} AS rank`}
ORDER BY rank${order.descending ? " DESC" : ""}, n.id LIMIT $perType
WITH collect(n) AS best
UNWIND range(0, size(best) - 1) AS place
RETURN best[place] AS n, place`;
}

/** Whether the rank of a neighbor comes from all relations that tie it. */
function isAggregated({ name }: Order): boolean {
  return name === "NEWEST" || name === "SOURCES";
}
