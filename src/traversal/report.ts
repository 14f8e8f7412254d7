import { z } from "zod";
import { type Direction, directionSeen, type RelationType, relationTypes } from "../ontology.ts";
import type { Composer } from "../query/compose.ts";
import type { RelationPattern } from "../query/plan.ts";
import type { Selection } from "../query/selection.ts";
import { followedCount, followedOf, type RelationRow } from "../query/shape.ts";
import { countsFollowed } from "../query/stored-counts.ts";
import { follows, type RelationEnds } from "./follows.ts";

export type TraversalLimit = "DEPTH" | "NODES" | "TIME" | "PER_TYPE" | "PATHS";

/** How many relations of one type and direction an answer left out of an entity. */
export interface Omission {
  readonly entityId: string;
  readonly type: RelationType;
  readonly direction: Direction;
  readonly total: number;
}

/** What a traversal left out. */
export interface TraversalReport {
  readonly complete: boolean;
  readonly omitted: number;
  readonly hubsNotCrossed: readonly string[];
  readonly limitHit: TraversalLimit | null;
  /** The given ids that no entity has, in the order of the arguments. Empty for paths. */
  readonly unknownIds: readonly string[];
  /** The entities in the order of the answer, the largest number of each first. Empty if it is not selected, and for paths. */
  readonly omissions: readonly Omission[];
}

/** A part of the graph, with a report of what it leaves out. */
export interface Subgraph<Node> {
  readonly nodes: readonly Node[];
  readonly relations: readonly RelationRow[];
  /** Null if it is not selected: it costs a count for every entity. */
  readonly report: TraversalReport | null;
  /** The ids among the arguments that no entity has. */
  readonly unknownIds: readonly string[];
}

/** What a query selects of a report. To split the count by type, the statement reads more of each entity. */
export type ReportDetail = "NOTHING" | "TOTAL" | "BY_TYPE";

export function reportDetail(selection: Selection): ReportDetail {
  const report = selection.below("report");
  if (report === null) return "NOTHING";
  return report.below("omissions") === null ? "TOTAL" : "BY_TYPE";
}

/** A relation type, whether the entity is the source, and the number of these relations. */
const countOfType = z.tuple([z.literal(relationTypes), z.boolean(), z.int()]);

/** How many relations of an entity the pattern follows: in total or as stored counts, or counted by type. */
export const followedRow = z.union([followedCount, z.array(countOfType)]);
type FollowedRow = Readonly<z.infer<typeof followedRow>>;

/**
 * The expression of a `followedRow` of `e`, with the clauses that must stand before it and the variables that these add.
 * The statement must have the parameter `$asksReport`.
 */
export function followedExpression(
  composer: Composer,
  detail: ReportDetail,
  { pattern, slot }: { readonly pattern: RelationPattern; readonly slot: string },
): ReturnType<Composer["followedByType"]> {
  if (detail === "BY_TYPE") return composer.followedByType("e", pattern, slot);
  const expression = `CASE WHEN $asksReport THEN ${composer.followed("e", pattern, slot)} END`;
  return { before: "", keep: [], expression };
}

/** For each entity, how many of the `followed` relations are not in `relations`: in total, and by type if asked. */
export function omissionsFrom(
  followed: ReadonlyMap<string, FollowedRow>,
  detail: ReportDetail,
  pattern: RelationPattern,
  relations: readonly RelationEnds[],
): { readonly omitted: ReadonlyMap<string, number>; readonly omissions: readonly Omission[] } {
  const left = new Map([...followed].map(([id, row]) => [id, countsOf(row, detail, pattern)]));
  for (const relation of relations)
    for (const fromSource of [true, false]) {
      const counts = left.get((fromSource ? relation.source : relation.target).id);
      if (counts === undefined || !follows(pattern, relation, fromSource)) continue;
      const key = detail === "BY_TYPE" ? keyOf(relation.type, directionSeen(relation.type, fromSource)) : inTotal;
      counts.set(key, (counts.get(key) ?? 0) - 1);
    }
  const omitted = new Map([...left].map(([id, counts]) => [id, sum(counts.values())]));
  if (detail !== "BY_TYPE") return { omitted, omissions: [] };
  const omissions = [...left].flatMap(([entityId, counts]) =>
    [...counts]
      .filter(([, total]) => total > 0)
      .toSorted(([keyA, a], [keyB, b]) => b - a || (keyA < keyB ? -1 : 1))
      .map(([key, total]) => {
        const [type, direction] = key.split(" ") as [RelationType, Direction];
        return { entityId, type, direction, total };
      }),
  );
  return { omitted, omissions };
}

const inTotal = "";
const keyOf = (type: RelationType, direction: Direction) => `${type} ${direction}`;

function countsOf(row: FollowedRow, detail: ReportDetail, pattern: RelationPattern): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (key: string, total: number) => counts.set(key, (counts.get(key) ?? 0) + total);
  if (row !== null && typeof row === "object")
    for (const [type, outgoing, total] of row) add(keyOf(type, directionSeen(type, outgoing)), total);
  else if (typeof row === "string" && detail === "BY_TYPE")
    for (const { type, direction, total } of countsFollowed(row, pattern)) add(keyOf(type, direction), total);
  else add(inTotal, followedOf(row, pattern));
  return counts;
}

export function sum(counts: Iterable<number>): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}
