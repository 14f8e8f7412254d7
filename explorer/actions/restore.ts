import { EntitiesDocument } from "../operations/operations.ts";
import type { Entity } from "../view/graph.ts";
import { begin } from "../view/history.ts";
import type { SharedView } from "../view/link.ts";
import { add, select } from "../view/steps.ts";
import { emptyView } from "../view/view.ts";
import { findPaths } from "./connect.ts";
import type { Explorer } from "./explorer.ts";
import { loadDetails, loadEvidence } from "./load-details.ts";
import { isEntity, toEntity } from "./read-answer.ts";
import { relationsAmong } from "./relations-among.ts";
import { noNews } from "./state.ts";

/** Shows what a link holds. Names and relations are those of now; ids that are gone are named. */
export function restore(explorer: Explorer, shared: SharedView): Promise<void> {
  return explorer.attempt("restore", async (signal) => {
    const conditions = [shared.path?.from, shared.path?.to, ...(shared.path?.via ?? []), ...(shared.path?.avoid ?? [])];
    const asked = [...new Set([...shared.entities, ...conditions.flatMap((id) => id ?? [])])];
    const { nodes } = await explorer.ask(EntitiesDocument, { ids: asked }, signal);
    const found = new Map<string, Entity>();
    for (const node of nodes) if (isEntity(node)) found.set(node.id, toEntity(node));
    const entities = shared.entities.flatMap((id) => found.get(id) ?? []);
    const gone = asked.filter((id) => !found.has(id));
    const ids = entities.map(({ id }) => id);
    const relations = await relationsAmong(explorer, ids, signal);
    const holding =
      shared.date === null ? null : (await relationsAmong(explorer, ids, signal, shared.date)).map(({ id }) => id);
    const isThere = (id: string) => found.has(id);
    const view = {
      ...add(emptyView, entities, relations, shared.positions),
      hidden: shared.hidden.filter(isThere),
      pinned: shared.pinned.filter(isThere),
      filter: shared.filter,
      arrangement: shared.arrangement,
      asOf: shared.date !== null && holding ? { date: shared.date, holding } : null,
    };
    const selected = select(view, { entities: shared.selected, relation: shared.relation });
    explorer.set({
      history: begin(selected),
      gone,
      news: noNews,
      lookAt: ids,
      said: (words) => words.said.restored(entities.length),
    });
    for (const id of selected.selection.entities) void loadDetails(explorer, id);
    if (selected.selection.relation) void loadEvidence(explorer, selected.selection.relation);
    if (shared.path) await restorePath(explorer, shared.path, found);
  });
}

async function restorePath(
  explorer: Explorer,
  path: NonNullable<SharedView["path"]>,
  found: ReadonlyMap<string, Entity>,
): Promise<void> {
  const all = (ids: readonly string[]) => ids.flatMap((id) => found.get(id) ?? []);
  const finder = {
    from: found.get(path.from) ?? null,
    to: found.get(path.to) ?? null,
    via: all(path.via),
    avoid: all(path.avoid),
  };
  const { selection } = explorer.view;
  explorer.set({ finder });
  await findPaths(explorer, finder, path.lit);
  // An opened link is the beginning: there is nothing before it to go back to.
  explorer.set({ history: begin(select(explorer.view, selection)) });
}
