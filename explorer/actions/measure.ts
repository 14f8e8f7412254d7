import {
  CommunitiesDocument,
  type CommunitiesQuery,
  type CommunityAlgorithm,
  type Freshness,
  RankingDocument,
  type RankingQuery,
} from "../operations/operations.ts";
import type { Explorer } from "./explorer.ts";
import type { Groups, Measure, Places, Ranks } from "./state.ts";

/** Computes again what is drawn by an older state of the graph. */
export async function measureAnew(explorer: Explorer): Promise<void> {
  const { ranks, groups } = explorer.state();
  if (ranks) await sizeBy(explorer, ranks.measure, "LATEST");
  if (groups) await colorBy(explorer, groups.algorithm, "LATEST");
}

/** Sets the size of what is shown by its rank in the whole graph. */
export function sizeBy(explorer: Explorer, measure: Measure, freshness: Freshness = "CACHED"): Promise<void> {
  if (measure === "NONE") {
    explorer.set({ ranks: null });
    return Promise.resolve();
  }
  return explorer.attempt("ranks", async (signal) => {
    const ids = Object.keys(explorer.view.entities);
    const answer = await explorer.askVisibly(RankingDocument, { ids, measure, freshness }, signal);
    explorer.set({
      ranks: toRanks(measure, ids, answer),
      said: (words) => words.said.sized(words.legend.measures[measure]),
    });
  });
}

/** Sets the color of what is shown by its community; null sets it by kind. */
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
    const ids = Object.keys(explorer.view.entities);
    const answer = await explorer.askVisibly(CommunitiesDocument, { ids, algorithm, freshness }, signal);
    const groups = toGroups(algorithm, ids, answer, null);
    explorer.set({ groups, said: (words) => words.said.grouped(groups.communities.length) });
  });
}

/** Reads the rank and the community of entities that came into the view after the others were measured. */
export async function measureArrivals(explorer: Explorer): Promise<void> {
  const { ranks, groups } = explorer.state();
  const ids = Object.keys(explorer.view.entities);
  const isComplete = (places: Places) => ids.every((id) => places[id] !== undefined);
  if (ranks && !isComplete(ranks.places))
    await explorer.attempt("ranks", async (signal) => {
      const { measure } = ranks;
      const answer = await explorer.ask(RankingDocument, { ids, measure, freshness: "CACHED" }, signal);
      explorer.set({ ranks: toRanks(measure, ids, answer) });
    });
  if (groups && !isComplete(groups.places))
    await explorer.attempt("groups", async (signal) => {
      const { algorithm } = groups;
      const answer = await explorer.ask(CommunitiesDocument, { ids, algorithm, freshness: "CACHED" }, signal);
      explorer.set({ groups: toGroups(algorithm, ids, answer, groups) });
    });
}

/** Entities that the answer leaves out came after its version: they have no place. */
function toRanks(measure: Ranks["measure"], ids: readonly string[], { graph, ranking }: RankingQuery): Ranks {
  const ranked = ranking ?? [];
  const graphVersion = graph?.version ?? 0;
  const ranks = new Map(ranked.map(({ entity, rank }) => [entity.id, rank]));
  return { measure, places: placesOf(ids, ranks), version: ranked[0]?.version ?? graphVersion, graphVersion };
}

/** Communities that were known before keep their place, and so their color. */
function toGroups(
  algorithm: CommunityAlgorithm,
  ids: readonly string[],
  { graph, communities }: CommunitiesQuery,
  before: Groups | null,
): Groups {
  const graphVersion = graph?.version ?? 0;
  const found = communities ?? [];
  const version = found[0]?.version ?? graphVersion;
  const known = before?.version === version ? before.communities : [];
  const fresh = found.filter(({ id }) => !known.some((community) => community.id === id));
  const all = [...known, ...fresh.map(({ id, size }) => ({ id, size }))];
  const indexes = new Map(all.map(({ id }, index) => [id, index]));
  const groupOf = new Map(
    found.flatMap(({ id, containedIds }) => containedIds.map((member) => [member, indexes.get(id) ?? 0])),
  );
  return { algorithm, communities: all, places: placesOf(ids, groupOf), version, graphVersion };
}

function placesOf(ids: readonly string[], found: ReadonlyMap<string, number>): Places {
  return Object.fromEntries(ids.map((id) => [id, found.get(id) ?? null]));
}
