import { layOut } from "../layout/layout.ts";
import type { Point } from "../view/graph.ts";
import * as steps from "../view/steps.ts";
import { type Arrangement, emptyView, type Filter } from "../view/view.ts";
import { heldOnlyBy, visibleOf } from "../view/visible.ts";
import type { Explorer } from "./explorer.ts";
import { emptyFinder } from "./state.ts";

export function collapse(explorer: Explorer, id: string): void {
  const { view } = explorer;
  const name = view.entities[id]?.name ?? id;
  const held = heldOnlyBy(view, id);
  if (held.length === 0) explorer.set({ said: (words) => words.said.nothingToCollapse(name) });
  else explorer.step(steps.collapse(view, id), (words) => words.said.collapsed(held.length));
}

export function hide(explorer: Explorer, ids: readonly string[]): void {
  if (ids.length > 0) explorer.step(steps.hide(explorer.view, ids), (words) => words.said.hid(ids.length));
}

export function hideOthers(explorer: Explorer, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const next = steps.hideOthers(explorer.view, ids);
  explorer.step(next, (words) => words.said.hid(next.hidden.length));
}

export function unhide(explorer: Explorer): void {
  explorer.step(steps.unhide(explorer.view), (words) => words.said.unhid);
}

export function togglePin(explorer: Explorer, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const next = steps.togglePin(explorer.view, ids);
  const isPinned = ids.every((id) => next.pinned.includes(id));
  explorer.step(next, (words) => (isPinned ? words.said.pinned : words.said.unpinned)(ids.length));
}

/** Pins what was dragged, so that it stays where it was put. */
export function dragged(explorer: Explorer, places: Readonly<Record<string, Point>>): void {
  explorer.step(steps.drag(explorer.view, places), (words) => words.said.pinned(Object.keys(places).length));
}

/** Arranges all but the pinned: one step. */
export function tidy(explorer: Explorer, arrangement: Arrangement = "free"): Promise<void> {
  return explorer.attempt("tidy", async (signal) => {
    const { view } = explorer;
    const { entities, relations } = visibleOf(view);
    const pinned = new Set(view.pinned);
    const isFixed = (id: string) => pinned.has(id);
    const byDegree = entities.toSorted((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1));
    const center = view.selection.entities[0] ?? byDegree[0]?.id ?? null;
    const places = await layOut({
      kind: "arrange",
      fixed: byDegree.flatMap(({ id }) => {
        const spot = view.positions[id];
        return isFixed(id) && spot ? { id, x: spot.x, y: spot.y } : [];
      }),
      loose: byDegree.map(({ id }) => id).filter((id) => !isFixed(id)),
      ties: relations.map(({ source, target }) => ({ source, target })),
      center: arrangement === "rings" ? center : null,
    });
    signal.throwIfAborted();
    explorer.step(steps.arrange(explorer.view, places, arrangement), (words) => words.said.tidied);
    explorer.set({ lookAt: Object.keys(places) });
  });
}

export function setFilter(explorer: Explorer, filter: Filter): void {
  const next = steps.setFilter(explorer.view, filter);
  const { filteredRelations } = visibleOf(next);
  explorer.step(next, (words) => words.said.filtered(filteredRelations));
}

export function clearAll(explorer: Explorer): void {
  explorer.set({ finder: emptyFinder, common: null });
  explorer.step(emptyView, (words) => words.said.cleared);
}
