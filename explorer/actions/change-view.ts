import type { Point } from "../view/graph.ts";
import * as steps from "../view/steps.ts";
import { emptyView, type Filter } from "../view/view.ts";
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

export function setFilter(explorer: Explorer, filter: Filter): void {
  const next = steps.setFilter(explorer.view, filter);
  const { filteredRelations } = visibleOf(next);
  explorer.step(next, (words) => words.said.filtered(filteredRelations));
}

export function clearAll(explorer: Explorer): void {
  explorer.set({ finder: emptyFinder, common: null });
  explorer.step(emptyView, (words) => words.said.cleared);
}
