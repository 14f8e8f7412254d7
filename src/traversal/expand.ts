import { z } from "zod";
import { argumentTable } from "../arguments/argument-table.ts";
import { checkedIds, checkedNumber, checkedRoots } from "../arguments/checks.ts";
import { defaultChoices } from "../arguments/choices.ts";
import type { ExpandArguments } from "../arguments/field-arguments.ts";
import type { Params, Statement } from "../neo4j/statement.ts";
import { neighborOrders, type Order } from "../orders.ts";
import type { Composer } from "../query/compose.ts";
import { matchByIds } from "../query/match-entities.ts";
import { type EntityFrame, Planner, type RelationFrame, type RelationPattern, relationPattern } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import { readWithHubFallback } from "../query/read-rows.ts";
import type { Selection } from "../query/selection.ts";
import { type EntityRow, entityRow, shapeEntity } from "../query/shape.ts";
import { ascendingKey, descendingKey, neighborSortKey, relationSortKeys } from "../query/sort-keys.ts";
import { amongRow, followedAmong, relationsAmong, rowsOfPart } from "./relations-among.ts";
import {
  followedExpression,
  followedRow,
  omissionsFrom,
  type ReportDetail,
  reportDetail,
  type Subgraph,
  sum,
  type TraversalReport,
} from "./report.ts";

/**
 * The neighbors of some entities that are not shown yet: for each entity and relation type the first `perType` in the
 * order. They are sorted by their best place in these lists, then by degree, then by id. `relations` are those that the
 * filter follows among these neighbors, the entities and what is shown. `omitted` counts the relations that the filter
 * would still follow from the entities; it is 0 if `perType` is 0, since then no entity is expanded. The report names
 * unknown ids. Throws a GraphQLError if an argument is out of its limits.
 */
export async function expand(
  context: ReadContext,
  args: ExpandArguments,
  selection: Selection,
): Promise<Subgraph<EntityRow>> {
  const { read, limits } = context;
  const ids = checkedRoots(argumentTable.expand.ids, args.ids, limits);
  const shown = checkedIds(argumentTable.expand.shown, args.shown, limits);
  const perType = checkedNumber(argumentTable.expand.perType, args.perType, limits);
  const order = neighborOrders[args.orderBy ?? defaultChoices.neighborOrder];
  const pattern = relationPattern({}, args.filter, false);
  const planner = new Planner(limits);
  const entityFrame = planner.entityFrame(selection.below("nodes"));
  const relationFrame = planner.relationFrame(selection.below("relations"));
  const report = reportDetail(selection);
  const asksReport = report !== "NOTHING";
  const { hubDegree, maxNodes } = limits;
  const request: ExpandRequest = {
    ...{ pattern, order, entityFrame, relationFrame, report },
    asksRelations: asksReport || selection.below("relations") !== null,
  };
  const params = { ids, shown, perType, hubDegree, maxNodes, asksReport };
  const rows = await readWithHubFallback(read, (composer) => statementOf(request, composer, params));
  const roots = rowsOfPart(rows, "root");
  const relations = followedAmong(rowsOfPart(rows, "relation"), pattern, relationFrame);
  const found = new Set(roots.map(([id]) => id));
  const [unknownShown = []] = rowsOfPart(rows, "unknownShown");
  const unknownIds = [...new Set([...ids.filter((id) => !found.has(id)), ...unknownShown])];
  const reportOf = (): TraversalReport => {
    // Nothing is expanded, so nothing is left out. The relations among what is shown are complete.
    if (perType === 0)
      return { complete: true, omitted: 0, omissions: [], hubsNotCrossed: [], unknownIds, limitHit: null };
    const [isCut] = rowsOfPart(rows, "cut");
    const places = new Map(ids.map((id, i) => [id, i]));
    const placeOf = (id: string) => places.get(id) as number;
    const followed = new Map(roots.toSorted(([a], [b]) => placeOf(a) - placeOf(b)));
    const { omitted, omissions } = omissionsFrom(followed, report, pattern, relations);
    const left = sum(omitted.values());
    const limitHit = isCut ? "NODES" : left > 0 ? "PER_TYPE" : null;
    return { complete: left === 0, omitted: left, omissions, hubsNotCrossed: [], unknownIds, limitHit };
  };
  return {
    nodes: rowsOfPart(rows, "entity").map((entity) => shapeEntity(entity, entityFrame)),
    relations,
    report: asksReport ? reportOf() : null,
    unknownIds,
  };
}

interface ExpandRequest {
  readonly pattern: RelationPattern;
  readonly order: Order;
  readonly entityFrame: EntityFrame;
  readonly relationFrame: RelationFrame;
  readonly asksRelations: boolean;
  readonly report: ReportDetail;
}

const expandRow = z.discriminatedUnion("part", [
  z.object({ part: z.literal("cut"), row: z.boolean() }),
  z.object({ part: z.literal("unknownShown"), row: z.array(z.string()) }),
  /** An expanded entity, and how many of its relations the filter follows: null without a report. */
  z.object({ part: z.literal("root"), row: z.tuple([z.string(), followedRow]) }),
  z.object({ part: z.literal("entity"), row: entityRow }),
  z.object({ part: z.literal("relation"), row: amongRow }),
]);
type ExpandRow = z.infer<typeof expandRow>;

/**
 * The statement of an expansion. With its filter as parameters it is short, and returns no row if an entity is a hub.
 * With its filter in the text it reads and sorts each relation type on its own, up to `$perType`.
 */
function statementOf(request: ExpandRequest, composer: Composer, params: Params): Statement<ExpandRow> {
  const { pattern, order, entityFrame, relationFrame, asksRelations, report } = request;
  const isShort = composer.filterIn === "PARAMETERS";
  const best = isShort
    ? bestOfEachType(composer, pattern, order)
    : pattern.types
        .map((type) => bestOfOneType(composer, { ...pattern, types: [type] }, order))
        .join("\nUNION ALL\n") || "RETURN null AS n, 0 AS place LIMIT 0";
  const among = { pattern, frame: relationFrame, slot: "pattern", before: "'relation' AS part, " };
  const followed = followedExpression(composer, report, among);
  const text = `CALL () {
  ${matchByIds("$ids")}
  RETURN collect(e) AS roots
}
CALL () {
  UNWIND $shown AS id
  OPTIONAL MATCH (e:Entity {id: id})
  RETURN collect(e) AS shown, collect(CASE WHEN e IS NULL THEN id END) AS unknownShown
}
WITH roots, unknownShown, roots + [e IN shown WHERE NOT e IN roots] AS known
${isShort ? "WHERE all(e IN roots WHERE e.degree <= $hubDegree)\n" : ""}CALL (roots, known) {
  UNWIND roots AS root
  CALL (root, known) {
    ${best}
  }
  WITH n, min(place) AS place
  WITH n, place ORDER BY place, n.degree DESC, n.id LIMIT $maxNodes + 1
  RETURN collect(n) AS found
}
WITH roots, unknownShown, known, found, found[..$maxNodes] AS taken
WITH roots, unknownShown, taken, size(found) > $maxNodes AS cut, known + taken AS everything
CALL (roots, unknownShown, taken, cut, everything) {
RETURN 'cut' AS part, cut AS row
UNION ALL
RETURN 'unknownShown' AS part, unknownShown AS row
UNION ALL
UNWIND roots AS e
${followed.before}RETURN 'root' AS part, [e.id, ${followed.expression}] AS row
UNION ALL
UNWIND taken AS e
${composer.returnEntity("e", entityFrame, (map) => `'entity' AS part, ${map} AS row`)}
${asksRelations ? `UNION ALL\n${relationsAmong("everything", composer, among)}` : ""}
}
RETURN part, row`;
  return composer.statement(text, params, expandRow);
}

const unknown = ["NOT n IN known"];

/**
 * The first neighbors of `root` for each relation type that are not known, each with its place in the list of the type.
 */
function bestOfEachType(composer: Composer, pattern: RelationPattern, { name }: Order): string {
  const order = composer.param("expand", "order", name);
  return `${composer.match("root", "r", "n", pattern, "pattern", unknown)}
WITH n, type(r) AS type, ${relationSortKeys("r")}
ORDER BY ${ascendingKey("n", order)}, ${descendingKey("n", order)} DESC, n.id
WITH type, collect(n)[..$perType] AS best
UNWIND range(0, size(best) - 1) AS place
RETURN best[place] AS n, place`;
}

/**
 * The same for one relation type. Neighbors are made distinct before their sort keys are read; together, this took a
 * tenth longer for the largest hub.
 */
function bestOfOneType(composer: Composer, pattern: RelationPattern, order: Order): string {
  const sortKey = neighborSortKey("n", "r", { order });
  return `${composer.match("root", "r", "n", pattern, "pattern", unknown)}
WITH ${isAggregated(order) ? `n, ${sortKey} AS sortKey` : `DISTINCT n\nWITH n, ${sortKey} AS sortKey`}
ORDER BY sortKey${order.descending ? " DESC" : ""}, n.id LIMIT $perType
WITH collect(n) AS best
UNWIND range(0, size(best) - 1) AS place
RETURN best[place] AS n, place`;
}

/** Whether the sort key of a neighbor aggregates the relations to it. */
function isAggregated({ name }: Order): boolean {
  return name === "NEWEST" || name === "SOURCES";
}
