import { GraphQLError } from "graphql";
import { z } from "zod";
import { argumentTable } from "../arguments/argument-table.ts";
import { checkedRoots, checkFound } from "../arguments/checks.ts";
import { defaultChoices, type TimelineInterval } from "../arguments/choices.ts";
import type { TimelineArguments } from "../arguments/field-arguments.ts";
import type { Read } from "../neo4j/driver.ts";
import { readOne } from "../neo4j/driver.ts";
import { relationTypes } from "../ontology.ts";
import type { PartialDate } from "../partial-date.ts";
import { Composer } from "../query/compose.ts";
import { matchRelations } from "../query/matching-relations.ts";
import { Planner, type RelationPattern, relationPattern } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import { readRelations } from "../query/read-rows.ts";
import { selectedPageSize } from "../query/selected-page-size.ts";
import type { Selection } from "../query/selection.ts";
import type { RelationRow } from "../query/shape.ts";
import type { ComputationContext } from "./computation-context.ts";
import type { RequestAnalytics } from "./request-analytics.ts";

/** The number of characters of a date that name the period. */
const lengthOf: Readonly<Record<TimelineInterval, number>> = { YEAR: "2016".length, MONTH: "2016-11".length };

export interface TimelineBucket {
  readonly period: PartialDate;
  readonly began: number;
  readonly ended: number;
  /** The relations that began or ended in the period, by that date, then by id. As many as the query selects. */
  readonly relations: readonly RelationRow[];
}

export interface Undated {
  readonly began: number;
  readonly ended: number;
}

const tallyRow = z.object({
  found: z.array(z.string()),
  /** By period. "" counts the relations whose period is unknown. */
  counts: z.array(z.object({ of: z.literal(["began", "ended"]), period: z.string(), total: z.int() })),
  /** The ids of each period's first relations. Empty if the query selects none. */
  firstRelations: z.array(z.object({ period: z.string(), ids: z.array(z.string()) })),
});
type Tally = Readonly<z.infer<typeof tallyRow>>;

const maxPeriods = 2_000;
const anyRelation = relationTypes.join("|");

/**
 * Counts the relations that began and ended in each period, the earliest period first. With `ids` it counts the
 * relations of these entities, else those of the whole graph. Empty periods are left out, and so are relations whose
 * dates do not determine the period: `undated` counts them. A second statement reads the relations of each period.
 *
 * Throws a GraphQLError if an argument is out of range, an id does not exist, or there are TOO_MANY_PERIODS; and a
 * QueryError COMPUTING if counting the whole graph takes longer than `queryTimeoutMs`.
 */
export async function timeline(
  context: ReadContext,
  analytics: RequestAnalytics,
  args: TimelineArguments,
  selection: Selection,
): Promise<TimelineBucket[]> {
  const first = selectedPageSize(selection, "relations", argumentTable.timelineRelations.first, context.limits) ?? 0;
  const frame = new Planner(context.limits).relationFrame(selection.below("relations"));
  const { counts, firstRelations } = await cachedTally(context, analytics, args, first);
  const buckets = new Map<PartialDate, { began: number; ended: number }>();
  for (const { of, period, total } of counts) {
    if (period === "") continue;
    const bucket = buckets.get(period) ?? { began: 0, ended: 0 };
    bucket[of] = total;
    buckets.set(period, bucket);
  }
  if (buckets.size > maxPeriods)
    throw new GraphQLError(
      `The timeline has ${buckets.size} periods, and the limit is ${maxPeriods}. Ask for longer ones, or filter.`,
      { extensions: { code: "TOO_MANY_PERIODS", limit: maxPeriods, value: buckets.size } },
    );

  const text = `UNWIND $ids AS id
CALL (id) { MATCH (claim:Claim {relationId: id}) RETURN claim LIMIT 1 }
MATCH (:Entity {id: claim.source})-[r:${anyRelation} {id: id}]->(:Entity {id: claim.target})`;
  const ids = [...new Set(firstRelations.flatMap(({ ids }) => ids))];
  const rows = ids.length === 0 ? [] : await readRelations(context.read, { text, params: { ids }, keep: {} }, frame);
  const relations = new Map(rows.map(({ relation }) => [relation.id, relation]));
  const idsOf = new Map(firstRelations.map(({ period, ids }) => [period, ids]));
  return [...buckets]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([period, { began, ended }]) => {
      // A relation that was removed between the two statements is left out.
      const known = (idsOf.get(period) ?? []).flatMap((id) => relations.get(id) ?? []);
      return { period, began, ended, relations: known };
    });
}

/**
 * Counts the relations that a timeline cannot show: those whose start does not determine the period, and those that are
 * over and whose end does not. Throws what `timeline` throws, except TOO_MANY_PERIODS.
 */
export async function undated(
  context: ReadContext,
  analytics: RequestAnalytics,
  args: TimelineArguments,
): Promise<Undated> {
  const { counts } = await cachedTally(context, analytics, args, 0);
  const unknown = (what: Tally["counts"][number]["of"]) =>
    counts.find(({ of, period }) => of === what && period === "")?.total ?? 0;
  return { began: unknown("began"), ended: unknown("ended") };
}

async function cachedTally(
  { read, limits }: ReadContext,
  { graphResults }: RequestAnalytics,
  { ids, filter, interval }: TimelineArguments,
  first: number,
): Promise<Tally> {
  const length = lengthOf[interval ?? defaultChoices.timelineInterval];
  if (ids != null) {
    const roots = checkedRoots(argumentTable.timeline.ids, ids, limits);
    const found = await tally(read, relationPattern({}, filter, false), roots, length, { counts: true, first });
    checkFound("ids", roots, found.found);
    return found;
  }
  const pattern = relationPattern({}, { ...filter, direction: "BOTH" }, false);
  const key = `timeline ${length} ${first} ${JSON.stringify(pattern)}`;
  const whole = async ({ read }: ComputationContext) => {
    const tallyOf = (parts: TallyParts) => tally(read, pattern, null, length, parts);
    // Both may run at once: the result cache checks that the graph did not change meanwhile.
    const [{ counts }, listed] = await Promise.all([
      tallyOf({ counts: true, first: 0 }),
      tallyOf({ counts: false, first }),
    ]);
    // Do not cache the relations of a timeline that is refused because of its many periods.
    const isShown = new Set(counts.map(({ period }) => period)).size <= maxPeriods + 1;
    return { ...listed, firstRelations: isShown ? listed.firstRelations : [], counts };
  };
  return (await graphResults.result({ key, compute: whole }, "LATEST")).value;
}

/** The parts of a tally to read. */
interface TallyParts {
  readonly counts: boolean;
  /** The number of relations of each period. */
  readonly first: number;
}

/** Reads all parts in one statement, so that they are of one state of the graph. */
async function tally(
  read: Read,
  pattern: RelationPattern,
  ids: readonly string[] | null,
  length: number,
  { counts: withCounts, first }: TallyParts,
): Promise<Tally> {
  const composer = new Composer("TEXT");
  const related =
    ids === null
      ? matchRelations(composer, pattern, "filter")
      : `UNWIND roots AS root\n${composer.match("root", "r", "n", pattern, "filter")}\nWITH DISTINCT r`;
  const roots = `CALL () {
  UNWIND $ids AS id
  MATCH (e:Entity {id: id})
  RETURN collect(e) AS roots
}
`;
  const periodOf = (date: string) => `CASE WHEN size(${date}) >= $length THEN left(${date}, $length) END`;
  const counts = `COLLECT {
${related}
WITH coalesce(${periodOf("r.since")}, '') AS began,
  CASE WHEN r.until IS NOT NULL OR r.current = false THEN coalesce(${periodOf("r.until")}, '') END AS ended
WITH began, ended, count(*) AS total
UNWIND ['began', 'ended'] AS of
WITH of, CASE of WHEN 'began' THEN began ELSE ended END AS period, total WHERE period IS NOT NULL
WITH of, period, sum(total) AS total
RETURN {of: of, period: period, total: total}
}`;
  // A relation that began and ended in one period is listed once, by its start. Relations are sorted period by period:
  // with one sort for each date, Neo4j holds the memory of all sorts until the statement ends, 300 MB.
  const firstRelations = `COLLECT {
${related}
WITH r, ${periodOf("r.since")} AS began, ${periodOf("r.until")} AS ended
WHERE began IS NOT NULL OR ended IS NOT NULL
UNWIND CASE WHEN began = ended THEN [began] ELSE [began, ended] END AS period
WITH period, r WHERE period IS NOT NULL
WITH period, collect(r) AS relations
CALL (period, relations) {
  UNWIND relations AS r
  WITH r, CASE WHEN r.since STARTS WITH period THEN r.since ELSE r.until END AS date
  ORDER BY date, r.id LIMIT $first
  RETURN collect(r.id) AS ids
}
RETURN {period: period, ids: ids}
}`;
  const text = `${ids === null ? "" : roots}RETURN ${ids === null ? "[]" : "[root IN roots | root.id]"} AS found,
${withCounts ? counts : "[]"} AS counts,
${first === 0 ? "[]" : firstRelations} AS firstRelations`;
  return readOne(read, composer.statement(text, { ids, length, first }, tallyRow));
}
