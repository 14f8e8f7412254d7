import { StartDocument } from "../operations/operations.ts";
import type { Entity } from "../view/graph.ts";
import type { Explorer } from "./explorer.ts";
import { toEntity } from "./read-answer.ts";
import { relationsAmong } from "./relations-among.ts";

/** Reads once what the page needs to know of the service and the graph. */
export function start(explorer: Explorer): Promise<void> {
  return explorer.attempt("start", async (signal) => {
    const { ontology, graph, statistics, entities } = await explorer.ask(StartDocument, {}, signal);
    if (!ontology || !statistics) throw new Error("The service did not say what it holds");
    const best = (entities?.nodes ?? []).map(toEntity);
    const started = {
      entities: statistics.entities,
      relations: statistics.relations,
      articles: statistics.articles,
      bestConnected: best.slice(0, 3),
      examplePath: null,
      limits: ontology.limits,
      measures: ontology.measures,
      algorithms: ontology.communityAlgorithms,
    };
    explorer.set({ started, graph });
    const examplePath = await findExample(explorer, best, signal);
    explorer.set({ started: { ...started, examplePath } });
  });
}

/** Two of the best connected that have no relation to each other, of different kinds if there are. */
async function findExample(
  explorer: Explorer,
  best: readonly Entity[],
  signal: AbortSignal,
): Promise<readonly [Entity, Entity] | null> {
  const relations = await relationsAmong(
    explorer,
    best.map(({ id }) => id),
    signal,
  );
  const related = new Set(relations.flatMap(({ source, target }) => [`${source} ${target}`, `${target} ${source}`]));
  const pairs = best
    .flatMap((from, index) => best.slice(index + 1).map((to) => [from, to] as const))
    .filter(([from, to]) => !related.has(`${from.id} ${to.id}`));
  const rank = ([from, to]: readonly [Entity, Entity]) =>
    Number(from.kind === to.kind) * 2 + Number(from.kind === "PLACE" || to.kind === "PLACE");
  return pairs.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
}
