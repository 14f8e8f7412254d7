import { checkedRange, passingValues } from "../graph/arguments.ts";
import { Composer } from "../graph/compose.ts";
import { cypher } from "../graph/cypher-files.ts";
import type { Graph } from "../graph/graph.ts";
import type { Row } from "../graph/neo4j.ts";
import { isWhole, type RelationFilter, type Tie, tieOf } from "../graph/plan.ts";
import type { Selection } from "../graph/selection.ts";
import { type EntityKind, entityKinds } from "../ontology.ts";
import type { Analytics } from "./analytics.ts";
import type { Freshness } from "./kept-results.ts";
import { type Projection, withProjection } from "./projection.ts";
import { type Ranked, ranked, type Scored } from "./ranked.ts";

export type CentralityMeasure = "DEGREE" | "PAGERANK" | "BETWEENNESS" | "CLOSENESS";

export interface RankingArgs {
  readonly measure: CentralityMeasure;
  readonly filter?: RelationFilter | null;
  readonly kinds?: readonly EntityKind[] | null;
  readonly first?: number | null;
  readonly freshness?: Freshness | null;
}

/** The first of each kind: enough for a ranking of any kinds. */
interface Ranking {
  readonly first: Readonly<Partial<Record<EntityKind, readonly Scored[]>>>;
  readonly exact: boolean;
}

/** How the library computes a measure, and whether of all entities. */
interface Procedure {
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly exact: boolean;
  /** What its scores are multiplied by. */
  readonly scale: number;
}

/** Up to so many entities betweenness is exact; of more, this many are drawn, always the same ones. */
const maxExact = 5_000;
const sampled = 100;
const maxPageRankIterations = 200;

const procedures: Readonly<Record<Exclude<CentralityMeasure, "DEGREE">, (projection: Projection) => Procedure>> = {
  // S. Brin, L. Page, "The anatomy of a large-scale hypertextual Web search engine" (1998), with their damping.
  PAGERANK: () => ({
    name: "pageRank",
    config: { dampingFactor: 0.85, maxIterations: maxPageRankIterations, tolerance: 1e-8 },
    exact: true,
    scale: 1,
  }),
  // U. Brandes, "A faster algorithm for betweenness centrality" (2001); sampled as by U. Brandes and C. Pich (2007).
  BETWEENNESS: ({ entities }) =>
    entities <= maxExact
      ? { name: "betweenness", config: {}, exact: true, scale: 1 }
      : {
          name: "betweenness",
          config: { samplingSize: sampled, samplingSeed: 1 },
          exact: false,
          scale: entities / sampled,
        },
  // S. Wasserman, K. Faust, "Social network analysis" (1994): weighed by how much of the graph an entity reaches.
  CLOSENESS: () => ({ name: "closeness", config: { useWassermanFaust: true }, exact: true, scale: 1 }),
};

/**
 * The most central entities, the best score first, then by id. Scores are computed once for a state of the graph and
 * kept; the degrees without a filter are stored. An entity that has gone since an older state is left out. Throws a
 * GraphQLError where an argument is out of its limits or the library is not there.
 */
export async function ranking(
  graph: Graph,
  analytics: Analytics,
  { measure, filter, kinds, first, freshness }: RankingArgs,
  selection: Selection,
): Promise<Ranked[]> {
  const { limits } = graph;
  const most = checkedRange("first", first ?? 20, 0, limits.maxPageSize);
  const tie = tieOf({}, filter, false);
  if (measure !== "DEGREE") await analytics.needLibrary(measure, "DEGREE");
  const computation = {
    key: JSON.stringify(["ranking", measure, tie]),
    compute: () => compute(analytics, measure, tie, limits.maxPageSize),
  };
  return analytics.kept.shown(computation, freshness ?? "LATEST", limits.queryTimeoutMs, ({ value, ...kept }) => {
    const scored = passingValues(entityKinds, kinds)
      .flatMap((kind) => value.first[kind] ?? [])
      .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, most);
    return ranked(graph, scored, { ...kept, exact: value.exact }, selection.below("entity"));
  });
}

async function compute(
  { compute: read }: Analytics,
  measure: CentralityMeasure,
  tie: Tie,
  most: number,
): Promise<Ranking> {
  if (measure !== "DEGREE")
    return withProjection(read, tie, async (projection) => {
      const { name, config, exact, scale } = procedures[measure](projection);
      // Rounded, so that equal entities come by id: sums of the same numbers in another order differ in the last digits.
      const text = `CALL gds.${name}.stream($name, $config) YIELD nodeId, score
WITH gds.util.asNode(nodeId) AS e, round(score * $scale, 9) AS score
${firstOfEachKind}`;
      return { first: byKind(await read(text, { name: projection.name, config, scale, most })), exact };
    });
  const composer = new Composer("TEXT");
  const score = composer.degree("e", tie, "tie");
  const text = isWhole(tie)
    ? cypher("analytics/degrees")
    : `MATCH (e:Entity)\nWITH e, ${score} AS score\n${firstOfEachKind}`;
  return { first: byKind(await read(text, { ...composer.params, kinds: entityKinds, most })), exact: true };
}

const firstOfEachKind = `WITH e.kind AS kind, e.id AS id, score ORDER BY score DESC, id
RETURN kind, collect({id: id, score: score})[..$most] AS first`;

function byKind(rows: readonly Row[]): Ranking["first"] {
  return Object.fromEntries(rows.map(({ kind, first }) => [kind, first]));
}
