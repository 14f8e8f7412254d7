import { z } from "zod";
import { argumentTable } from "../arguments/argument-table.ts";
import { allowedValues, checkedIds, checkedNumber } from "../arguments/checks.ts";
import { type CentralityMeasure, centralityMeasures, defaultChoices } from "../arguments/choices.ts";
import type { RankingArguments } from "../arguments/field-arguments.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Read } from "../neo4j/driver.ts";
import { entityKinds } from "../ontology.ts";
import { Composer } from "../query/compose.ts";
import { isWhole, type RelationPattern, relationPattern } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import type { Selection } from "../query/selection.ts";
import type { ComputationContext } from "./computation-context.ts";
import type { Algorithm } from "./memory-demand.ts";
import { pageRankConfig } from "./page-rank.ts";
import { pageSize, pagesById } from "./pages-by-id.ts";
import { withProjection } from "./projection.ts";
import { type Ranked, ranked, scoredRow } from "./ranked.ts";
import type { RequestAnalytics } from "./request-analytics.ts";
import { type ScoreRow, ScoreTable, scoreTable } from "./score-table.ts";

interface Ranking {
  readonly scores: ScoreTable;
  readonly exact: boolean;
}

/** How the library computes a measure. */
interface Procedure extends Algorithm {
  /** Whether the scores are exact in a graph of so many entities, and not estimated from a sample. */
  readonly isExact: (entities: number) => boolean;
  /** The factor by which the scores of the library are multiplied. */
  readonly scale: (entities: number) => number;
}

/** Betweenness is exact up to so many entities. Above, it is estimated from a sample, which is always the same. */
const maxExact = 5_000;
const sampled = 100;

const ofAll = { isExact: () => true, scale: () => 1, resultBytesPerEntity: 0 } as const;
const mutateProperty = "score";

const procedures: Readonly<Record<Exclude<CentralityMeasure, "DEGREE">, Procedure>> = {
  PAGERANK: {
    ...ofAll,
    procedure: "pageRank.mutate",
    config: () => ({ mutateProperty, ...pageRankConfig }),
    bytesPerEntity: null,
  },
  // U. Brandes, "A faster algorithm for betweenness centrality" (2001); sampled as by U. Brandes and C. Pich (2007).
  BETWEENNESS: {
    ...ofAll,
    procedure: "betweenness.mutate",
    config: (entities) =>
      entities <= maxExact ? { mutateProperty } : { mutateProperty, samplingSize: sampled, samplingSeed: 1 },
    bytesPerEntity: null,
    isExact: (entities) => entities <= maxExact,
    scale: (entities) => (entities <= maxExact ? 1 : entities / sampled),
  },
  // S. Wasserman, K. Faust, "Social network analysis" (1994): weighed by how much of the graph an entity reaches.
  CLOSENESS: {
    ...ofAll,
    procedure: "closeness.mutate",
    config: () => ({ mutateProperty, useWassermanFaust: true }),
    // Two sums for each entity; for each of four threads, three bit sets for 64 searches at once.
    bytesPerEntity: 2 * 8 + 4 * 3 * 8,
  },
};

/**
 * The most central entities, the highest score first, then by id; with `ids` these entities alone, at their places in
 * the ranking. Scores are computed once for each state of the graph; degrees without a filter are stored. An entity that
 * was removed since an older state is left out. Throws a GraphQLError if an argument is out of its limits or the library
 * is missing.
 */
export async function ranking(
  context: ReadContext,
  analytics: RequestAnalytics,
  { measure, filter, kinds, freshness, ...args }: RankingArguments,
  selection: Selection,
): Promise<Ranked[]> {
  const { limits } = context;
  const first = checkedNumber(argumentTable.ranking.first, args.first, limits);
  const skip = checkedNumber(argumentTable.ranking.skip, args.skip, limits);
  const ids = args.ids == null ? null : checkedIds(argumentTable.ranking.ids, args.ids, limits);
  const pattern = relationPattern({}, filter, false);
  if (centralityMeasures[measure].needsLibrary) await analytics.requireLibrary(measure, "DEGREE");
  // An index has the best connected entities in this order, so that the first ones need no look at all entities.
  const most =
    measure === "DEGREE" && isWhole(pattern) && ids === null && skip + first <= limits.maxPageSize
      ? limits.maxPageSize
      : null;
  const computation = {
    key: JSON.stringify(["ranking", measure, pattern, most]),
    compute: (work: ComputationContext) => compute(work, measure, pattern, most),
    bytesOf: ({ scores }: Ranking) => scores.bytes,
  };
  return analytics.graphResults.mapResult(computation, freshness ?? defaultChoices.freshness, ({ value, ...kept }) => {
    const { scores, exact } = value;
    const allowed = allowedValues(entityKinds, kinds);
    const scored = ids === null ? scores.page(allowed, skip, first) : scores.placesOf(allowed, ids);
    return ranked(context, scored, { ...kept, exact }, selection.below("entity"));
  });
}

/** The scores of all entities; with `most` those of the first of each kind, by the stored degrees. */
async function compute(
  work: ComputationContext,
  measure: CentralityMeasure,
  pattern: RelationPattern,
  most: number | null,
): Promise<Ranking> {
  const { read } = work;
  if (measure === "DEGREE") {
    const pages = most === null ? degreePages(read, pattern) : firstByDegree(read, most);
    return { scores: await scoreTable(pages), exact: true };
  }
  const procedure = procedures[measure];
  return withProjection(work, pattern, procedure, async ({ name: projection, entities }) => {
    const exact = procedure.isExact(entities);
    if (entities === 0) return { scores: new ScoreTable(new Map()), exact };
    const text = `CALL gds.${procedure.procedure}($projection, $config) YIELD nodePropertiesWritten AS total RETURN total`;
    await read({ text, params: { projection, config: procedure.config(entities) } });
    const scale = procedure.scale(entities);
    const pages = pagesById(read, (after) =>
      cypher("analytics/scores", { projection, scale, after, pageSize }, scoreRow),
    );
    return { scores: await scoreTable(pages), exact };
  });
}

function degreePages(read: Read, pattern: RelationPattern): AsyncGenerator<readonly ScoreRow[]> {
  const composer = new Composer("TEXT");
  const score = composer.degree("e", pattern, "pattern");
  const text = `MATCH (e:Entity) WHERE e.id > $after
WITH e ORDER BY e.id LIMIT $pageSize
RETURN e.id AS id, e.kind AS kind, ${score} AS score`;
  return pagesById(read, (after) => composer.statement(text, { after, pageSize }, scoreRow));
}

async function* firstByDegree(read: Read, most: number): AsyncGenerator<readonly ScoreRow[]> {
  yield await read(cypher("analytics/degrees", { kinds: entityKinds, most }, scoreRow));
}

const scoreRow = scoredRow.extend({ kind: z.literal(entityKinds) });
