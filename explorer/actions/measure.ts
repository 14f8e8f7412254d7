import {
  CommunitiesDocument,
  type CommunityAlgorithm,
  type Freshness,
  RankingDocument,
} from "../operations/operations.ts";
import type { Explorer } from "./explorer.ts";
import type { Measure } from "./state.ts";

/** Computes again what is drawn by an older state of the graph. */
export async function measureAnew(explorer: Explorer): Promise<void> {
  const { ranks, groups } = explorer.state();
  if (ranks) await sizeBy(explorer, ranks.measure, "LATEST");
  if (groups) await colorBy(explorer, groups.algorithm, "LATEST");
}

/** The size of what is shown by its rank among the first hundred of the whole graph. */
export function sizeBy(explorer: Explorer, measure: Measure, freshness: Freshness = "CACHED"): Promise<void> {
  if (measure === "NONE") {
    explorer.set({ ranks: null });
    return Promise.resolve();
  }
  return explorer.attempt("ranks", async (signal) => {
    const { graph, ranking } = await explorer.askVisibly(RankingDocument, { measure, freshness }, signal);
    const ranked = ranking ?? [];
    explorer.set({
      ranks: {
        measure,
        places: Object.fromEntries(ranked.map(({ entity, rank }) => [entity.id, rank])),
        version: ranked[0]?.version ?? 0,
        graphVersion: graph?.version ?? 0,
      },
      said: (words) => words.said.sized(words.legend.measures[measure]),
    });
  });
}

/** The color of what is shown by its community; null for the kind again. */
export function colorBy(
  explorer: Explorer,
  algorithm: CommunityAlgorithm | null,
  freshness: Freshness = "CACHED",
): Promise<void> {
  if (algorithm === null) {
    explorer.set({ groups: null });
    return Promise.resolve();
  }
  return explorer.attempt("groups", async (signal) => {
    const { graph, communities } = await explorer.askVisibly(CommunitiesDocument, { algorithm, freshness }, signal);
    const found = communities ?? [];
    explorer.set({
      groups: {
        algorithm,
        places: Object.fromEntries(found.flatMap(({ members }, place) => members.map(({ id }) => [id, place]))),
        version: found[0]?.version ?? 0,
        graphVersion: graph?.version ?? 0,
      },
      said: (words) => words.said.grouped(found.length),
    });
  });
}
