import { CommunitiesDocument, type CommunityAlgorithm, RankingDocument } from "../operations/operations.ts";
import type { Explorer } from "./explorer.ts";
import type { Measure } from "./state.ts";

/** The size of what is shown by its rank among the first hundred of the whole graph. */
export function sizeBy(explorer: Explorer, measure: Measure): Promise<void> {
  if (measure === "NONE") {
    explorer.set({ ranks: null });
    return Promise.resolve();
  }
  return explorer.attempt("ranks", async (signal) => {
    const { graph, ranking } = await explorer.askVisibly(RankingDocument, { measure }, signal);
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
export function colorBy(explorer: Explorer, algorithm: CommunityAlgorithm | null): Promise<void> {
  if (algorithm === null) {
    explorer.set({ groups: null });
    return Promise.resolve();
  }
  return explorer.attempt("groups", async (signal) => {
    const { graph, communities } = await explorer.askVisibly(CommunitiesDocument, { algorithm }, signal);
    const found = communities ?? [];
    explorer.set({
      groups: {
        places: Object.fromEntries(found.flatMap(({ members }, place) => members.map(({ id }) => [id, place]))),
        version: found[0]?.version ?? 0,
        graphVersion: graph?.version ?? 0,
      },
      said: (words) => words.said.grouped(found.length),
    });
  });
}
