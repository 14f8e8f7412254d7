import { ExpandDocument, type NeighborOrder, type RelationFilter } from "../operations/operations.ts";
import type { Direction, RelationType } from "../view/graph.ts";
import { select } from "../view/steps.ts";
import { relationWords } from "../words/messages.ts";
import type { Explorer } from "./explorer.ts";
import { loadDetails } from "./load-details.ts";
import { putIn } from "./put-in.ts";
import { filterOf, toEntity } from "./read-answer.ts";

export type { NeighborOrder };

/** How many neighbors of each type come at a time. */
export const perType = 10;

/** How many types a sentence names of what is left out. */
const mostTypesSaid = 3;

export interface Only {
  readonly type: RelationType;
  readonly direction: Direction;
}

/** Shows more neighbors of an entity: of one type and direction, or of all. */
export function expand(
  explorer: Explorer,
  id: string,
  only: Only | null = null,
  orderBy: NeighborOrder = "DEGREE",
  count = perType,
): Promise<void> {
  const half = count > 1 ? () => void expand(explorer, id, only, orderBy, Math.floor(count / 2)) : null;
  const work = async (signal: AbortSignal) => {
    const { view } = explorer;
    const name = view.entities[id]?.name ?? id;
    const filter: RelationFilter = {
      ...filterOf(view),
      ...(only && { types: [only.type], direction: only.direction }),
    };
    const shown = Object.keys(view.entities).filter((other) => other !== id);
    const { expand: answer } = await explorer.askVisibly(
      ExpandDocument,
      { ids: [id], shown, filter, perType: count, orderBy },
      signal,
    );
    const arrived = (answer?.nodes ?? []).map(toEntity);
    const { view: next, fresh, relations } = await putIn(explorer, arrived, signal);
    void loadDetails(explorer, id);
    if (fresh.length === 0) {
      explorer.set({ said: (words) => words.said.nothingNew(name) });
      return;
    }
    const { omitted = 0, omissions = [] } = answer?.report ?? {};
    explorer.step(select(next, { entities: [id], relation: null }), (words) =>
      words.said.expanded(
        name,
        fresh.length,
        relations.length,
        omitted,
        omissions
          .slice(0, mostTypesSaid)
          .map(({ type, direction, total }) => `${relationWords(words, type, direction)} ${words.number(total)}`),
      ),
    );
  };
  return explorer.attempt(`expand ${id}`, work, half);
}
