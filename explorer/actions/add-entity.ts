import type { Entity } from "../view/graph.ts";
import { select } from "../view/steps.ts";
import type { Explorer } from "./explorer.ts";
import { loadDetails } from "./load-details.ts";
import { putIn } from "./put-in.ts";

/** Puts an entity in, with its relations to what is shown, and selects it. */
export function addEntity(explorer: Explorer, entity: Entity): Promise<void> {
  const selection = { entities: [entity.id], relation: null };
  const { view } = explorer;
  if (view.entities[entity.id] && !view.hidden.includes(entity.id)) {
    explorer.replace(select(view, selection));
    explorer.set({ lookAt: [entity.id], said: (words) => words.said.alreadyShown(entity.name) });
    return loadDetails(explorer, entity.id);
  }
  return explorer.attempt("add", async (signal) => {
    const { view: next } = await putIn(explorer, [entity], signal);
    const shown = { ...next, hidden: next.hidden.filter((id) => id !== entity.id) };
    const ties = Object.values(next.relations).filter(
      ({ source, target }) => source === entity.id || target === entity.id,
    ).length;
    const more = Math.max(0, entity.degree - ties);
    explorer.step(select(shown, selection), (words) => words.said.added(entity.name, ties, more));
    explorer.set({ lookAt: [entity.id] });
    void loadDetails(explorer, entity.id);
  });
}
