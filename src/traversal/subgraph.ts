import { z } from "zod";
import { argumentTable } from "../arguments/argument-table.ts";
import { badInput, checkedNumber, checkedRoots } from "../arguments/checks.ts";
import type { SubgraphArguments } from "../arguments/field-arguments.ts";
import type { Params, Statement } from "../neo4j/statement.ts";
import type { Composer } from "../query/compose.ts";
import { matchByIds } from "../query/match-entities.ts";
import {
  type EntityFrame,
  isWhole,
  Planner,
  type RelationFrame,
  type RelationPattern,
  relationPattern,
} from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import { readWithHubFallback } from "../query/read-rows.ts";
import type { Selection } from "../query/selection.ts";
import { type EntityRow, entityRow, shapeEntity } from "../query/shape.ts";
import { amongRow, followedAmong, type RelationWithEnds, relationsAmong, rowsOfPart } from "./relations-among.ts";
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

/** How a walk ended: the number of entities of each level, the level that was cut, and whether time ran out. */
const walkRow = z.object({ sizes: z.array(z.int()), cutAt: z.int().nullable(), timedOut: z.boolean() });
type Walk = Readonly<z.infer<typeof walkRow>>;

/** An entity, its degree, and how many of its relations the filter follows: null without a report. */
const reachedRow = z.tuple([entityRow, z.int(), followedRow]);
type ReachedRow = Readonly<z.infer<typeof reachedRow>>;

const subgraphRow = z.discriminatedUnion("part", [
  z.object({ part: z.literal("walk"), row: walkRow }),
  z.object({ part: z.literal("entity"), row: reachedRow }),
  z.object({ part: z.literal("relation"), row: amongRow }),
]);
type SubgraphRow = z.infer<typeof subgraphRow>;

/** The part of the timeout that the walk may use. The rest is for the relations among the entities that it reached. */
const walkShare = 0.6;

/**
 * The entities around some entities, breadth first: the nearest first, then by degree, then by id; and all relations
 * among them that the filter follows. A hub is included but not expanded, unless it is a root. If time runs out, it
 * returns what it has reached. The report names unknown ids. Throws a GraphQLError if an argument is out of its limits.
 */
export async function subgraph(
  { read, limits }: ReadContext,
  args: SubgraphArguments,
  selection: Selection,
): Promise<Subgraph<EntityRow>> {
  const table = argumentTable.subgraph;
  const mostRoots = Math.min(limits.maxRoots, limits.maxNodes);
  const ids = checkedRoots({ ...table.ids, most: mostRoots }, args.ids, limits);
  const depth = checkedNumber(table.depth, args.depth, limits);
  const maxNodes = checkedNumber(table.maxNodes, args.maxNodes, limits);
  if (maxNodes < ids.length)
    throw badInput(`maxNodes must be at least ${ids.length}, the number of ids, not ${maxNodes}`, {
      ...{ argument: "maxNodes", limit: ids.length, value: maxNodes },
    });
  const pattern = relationPattern({}, args.filter, false);
  const planner = new Planner(limits);
  const entityFrame = planner.entityFrame(selection.below("nodes"));
  const relationFrame = planner.relationFrame(selection.below("relations"));
  const report = reportDetail(selection);
  const asksReport = report !== "NOTHING";
  const asksRelations = asksReport || selection.below("relations") !== null;
  const params = {
    ids,
    depth,
    maxNodes,
    asksReport,
    hubDegree: limits.hubDegree,
    walkMs: Math.floor(limits.queryTimeoutMs * walkShare),
  };
  const request = { pattern, depth, entityFrame, relationFrame, asksRelations, report };
  const rows = await readWithHubFallback(read, (composer) => statementOf(request, composer, params));
  const [walk] = rowsOfPart(rows, "walk") as [Walk];
  const reached = rowsOfPart(rows, "entity");
  const relations = followedAmong(rowsOfPart(rows, "relation"), pattern, relationFrame);
  const roots = new Set(reached.slice(0, walk.sizes[0]).map(([{ id }]) => id));
  const unknownIds = ids.filter((id) => !roots.has(id));
  return {
    nodes: reached.map(([entity]) => shapeEntity(entity, entityFrame)),
    relations,
    report: asksReport
      ? reportOf(walk, reached, { unknownIds, report, pattern, relations, depth, hubDegree: limits.hubDegree })
      : null,
    unknownIds,
  };
}

interface SubgraphRequest {
  readonly pattern: RelationPattern;
  readonly depth: number;
  readonly entityFrame: EntityFrame;
  readonly relationFrame: RelationFrame;
  readonly asksRelations: boolean;
  readonly report: ReportDetail;
}

/**
 * The statement of a walk. With its filter as parameters it returns no row if a root is a hub: Neo4j expands far fewer
 * relations of a hub if the filter is in the text.
 */
function statementOf(
  { pattern, depth, entityFrame, relationFrame, asksRelations, report }: SubgraphRequest,
  composer: Composer,
  params: Params,
): Statement<SubgraphRow> {
  const isForAll = composer.filterIn === "TEXT" || isWhole(pattern);
  const most = composer.filterIn === "TEXT" ? depth : Math.max(depth, leastLevels);
  // A row for each entity and relation: to decode a single row with all of them would block the event loop.
  const among = { pattern, frame: relationFrame, slot: "walk", before: "'relation' AS part, " };
  const followed = followedExpression(composer, report, among);
  const reached = (map: string) => `'entity' AS part, [${map}, e.degree, ${followed.expression}] AS row`;
  const text = `${walk(composer, pattern, most, isForAll)}
CALL (seen, sizes, cutAt, timedOut) {
RETURN 'walk' AS part, {sizes: sizes, cutAt: cutAt, timedOut: timedOut} AS row
UNION ALL
UNWIND seen AS e
${followed.before}${composer.returnEntity("e", entityFrame, reached, followed.keep)}
${asksRelations ? `UNION ALL\n${relationsAmong("seen", composer, among)}` : ""}
}
RETURN part, row`;
  return composer.statement(text, params, subgraphRow);
}

function reportOf(
  { sizes, cutAt, timedOut }: Walk,
  reached: readonly ReachedRow[],
  request: {
    readonly unknownIds: readonly string[];
    readonly report: ReportDetail;
    readonly pattern: RelationPattern;
    readonly relations: readonly RelationWithEnds[];
    readonly depth: number;
    readonly hubDegree: number;
  },
): TraversalReport {
  const followed = new Map(reached.map(([{ id }, , followed]) => [id, followed]));
  const { omitted, omissions } = omissionsFrom(followed, request.report, request.pattern, request.relations);
  const left = sum(omitted.values());
  const isHub = (degree: number, i: number) => i >= (sizes[0] as number) && degree > request.hubDegree;
  const lastLevel = sum(sizes.slice(0, cutAt ?? request.depth));
  const goesOn = reached.some(
    ([{ id }, degree], i) => i >= lastLevel && !isHub(degree, i) && (omitted.get(id) as number) > 0,
  );
  return {
    complete: left === 0,
    omitted: left,
    omissions,
    unknownIds: request.unknownIds,
    hubsNotCrossed: reached.filter(([, degree], i) => isHub(degree, i)).map(([{ id }]) => id),
    limitHit: timedOut && left > 0 ? "TIME" : cutAt !== null ? "NODES" : goesOn ? "DEPTH" : null,
  };
}

/**
 * Clauses of a walk of `$depth` levels, at most `most`. They leave `seen`, the entities level by level; `sizes`, the
 * number of entities of each level; `cutAt`, the level that was cut at `$maxNodes`, or null; and `timedOut`. Unless
 * `isForAll`, they return no row if a root is a hub.
 */
function walk(composer: Composer, pattern: RelationPattern, most: number, isForAll: boolean): string {
  const levels = Array.from({ length: most }, (_, i) => nextLevel(composer, pattern, i + 1));
  return `CALL () {
  ${matchByIds("$ids")}
  WITH e ORDER BY e.degree DESC, e.id
  RETURN collect(e) AS seen
}
WITH seen, CASE WHEN $depth > 0 THEN seen ELSE [] END AS front, [size(seen)] AS sizes, null AS cutAt, datetime.realtime().epochMillis + $walkMs AS deadline
${isForAll ? "" : "WHERE all(e IN seen WHERE e.degree <= $hubDegree)\n"}${levels.join("")}WITH seen, sizes, cutAt, datetime.realtime().epochMillis > deadline AS timedOut`;
}

/** Walks of up to so many levels share one text. The last levels of a shorter walk find nothing. */
const leastLevels = 3;

/** Neighbors are made distinct before the check against `seen`, so that the list is searched once for each of them. */
function nextLevel(composer: Composer, pattern: RelationPattern, level: number): string {
  return `CALL (seen, front, deadline) {
  UNWIND front AS u
  WITH u, seen WHERE datetime.realtime().epochMillis <= deadline
  ${composer.match("u", `r${level}`, "n", pattern, "walk")}
  WITH DISTINCT n, seen WHERE NOT n IN seen
  WITH n ORDER BY n.degree DESC, n.id LIMIT $maxNodes + 1
  RETURN collect(n) AS found
}
WITH seen, deadline, sizes, found[..$maxNodes - size(seen)] AS taken,
  CASE WHEN cutAt IS NULL AND size(found) > $maxNodes - size(seen) THEN ${level} ELSE cutAt END AS cutAt
WITH seen + taken AS seen, deadline, sizes + size(taken) AS sizes, cutAt,
  CASE WHEN cutAt IS NULL AND ${level} < $depth THEN [n IN taken WHERE n.degree <= $hubDegree] ELSE [] END AS front
`;
}
