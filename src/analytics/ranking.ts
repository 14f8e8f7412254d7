import { z } from "zod";
import { argumentTable } from "../arguments/argument-table.ts";
import { allowedValues, checkedNumber } from "../arguments/checks.ts";
import { type CentralityMeasure, centralityMeasures, defaultChoices } from "../arguments/choices.ts";
import type { RankingArguments } from "../arguments/field-arguments.ts";
import { cypher, cypherText } from "../neo4j/cypher-files.ts";
import type { Read } from "../neo4j/driver.ts";
import { type EntityKind, entityKinds } from "../ontology.ts";
import { Composer } from "../query/compose.ts";
import { isWhole, type RelationPattern, relationPattern } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import type { Selection } from "../query/selection.ts";
import type { ComputationContext } from "./computation-context.ts";
import type { Algorithm } from "./memory-demand.ts";
import { pageRankConfig } from "./page-rank.ts";
import { withProjection } from "./projection.ts";
import { type Ranked, ranked, type Scored, scoredRow } from "./ranked.ts";
import type { RequestAnalytics } from "./request-analytics.ts";

/** The first entities of each kind, from which a ranking of any kinds can be made. */
interface Ranking {
  readonly first: Readonly<Partial<Record<EntityKind, readonly Scored[]>>>;
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
 * The most central entities, the highest score first, then by id. Scores are computed once for each state of the graph;
 * degrees without a filter are stored. An entity that was removed since an older state is left out. Throws a
 * GraphQLError if an argument is out of its limits or the library is missing.
 */
export async function ranking(
  context: ReadContext,
  analytics: RequestAnalytics,
  { measure, filter, kinds, first, freshness }: RankingArguments,
  selection: Selection,
): Promise<Ranked[]> {
  const { limits } = context;
  const most = checkedNumber(argumentTable.ranking.first, first, limits);
  const pattern = relationPattern({}, filter, false);
  if (centralityMeasures[measure].needsLibrary) await analytics.requireLibrary(measure, "DEGREE");
  const computation = {
    key: JSON.stringify(["ranking", measure, pattern]),
    compute: (work: ComputationContext) => compute(work, measure, pattern, limits.maxPageSize),
  };
  return analytics.graphResults.mapResult(computation, freshness ?? defaultChoices.freshness, ({ value, ...kept }) => {
    const scored = allowedValues(entityKinds, kinds)
      .flatMap((kind) => value.first[kind] ?? [])
      .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, most);
    return ranked(context, scored, { ...kept, exact: value.exact }, selection.below("entity"));
  });
}

async function compute(
  work: ComputationContext,
  measure: CentralityMeasure,
  pattern: RelationPattern,
  most: number,
): Promise<Ranking> {
  if (measure === "DEGREE") return { first: await firstByDegree(work.read, pattern, most), exact: true };
  const procedure = procedures[measure];
  return withProjection(work, pattern, procedure, async ({ name: projection, entities }) => {
    const exact = procedure.isExact(entities);
    if (entities === 0) return { first: {}, exact };
    const text = `CALL gds.${procedure.procedure}($projection, $config) YIELD nodePropertiesWritten AS total RETURN total`;
    await work.read({ text, params: { projection, config: procedure.config(entities) } });
    const scale = procedure.scale(entities);
    const rows = await work.read(cypher("analytics/scores", { kinds: entityKinds, projection, scale, most }, kindRow));
    return { first: byKind(rows), exact };
  });
}

async function firstByDegree(read: Read, pattern: RelationPattern, most: number): Promise<Ranking["first"]> {
  const composer = new Composer("TEXT");
  const score = composer.degree("e", pattern, "pattern");
  const text = isWhole(pattern)
    ? cypherText("analytics/degrees")
    : `UNWIND $kinds AS kind
CALL (kind) {
  MATCH (e:Entity) WHERE e.kind = kind
  WITH e.id AS id, ${score} AS score ORDER BY score DESC, id LIMIT $most
  RETURN collect({id: id, score: score}) AS first
}
RETURN kind, first`;
  return byKind(await read(composer.statement(text, { kinds: entityKinds, most }, kindRow)));
}

/** The first entities of one kind. */
const kindRow = z.object({ kind: z.literal(entityKinds), first: z.array(scoredRow) });

function byKind(rows: readonly z.infer<typeof kindRow>[]): Ranking["first"] {
  return Object.fromEntries(rows.map(({ kind, first }) => [kind, first]));
}
