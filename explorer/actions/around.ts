import { AroundDocument } from "../operations/operations.ts";
import { select } from "../view/steps.ts";
import type { Explorer } from "./explorer.ts";
import { putIn } from "./put-in.ts";
import { filterOf, toEntity } from "./read-answer.ts";

const hops = 2;
const mostEntities = 200;

/** Shows what lies within two hops, the nearest first. Hubs on the way are shown, but not expanded. */
export function showAround(explorer: Explorer, id: string, maxNodes = mostEntities): Promise<void> {
  const half = maxNodes > 2 ? () => void showAround(explorer, id, Math.floor(maxNodes / 2)) : null;
  const work = async (signal: AbortSignal) => {
    const { view } = explorer;
    const name = view.entities[id]?.name ?? id;
    const { subgraph } = await explorer.askVisibly(
      AroundDocument,
      { ids: [id], depth: hops, maxNodes, filter: filterOf(view) },
      signal,
    );
    const arrived = (subgraph?.nodes ?? []).map(toEntity);
    const { view: next, fresh, relations } = await putIn(explorer, arrived, signal);
    if (fresh.length === 0) {
      explorer.set({ said: (words) => words.said.nothingNew(name) });
      return;
    }
    const { omitted = 0, hubsNotCrossed = [] } = subgraph?.report ?? {};
    const hubs = hubsNotCrossed.map((hub) => next.entities[hub]?.name ?? hub);
    explorer.step(select(next, { entities: [id], relation: null }), (words) =>
      [
        words.said.expanded(name, fresh.length, relations.length, omitted),
        hubs.length > 0 ? words.said.hubs(words.list(hubs)) : "",
      ]
        .join(" ")
        .trim(),
    );
  };
  return explorer.attempt(`expand ${id}`, work, half);
}
