import { collapse, hide, hideOthers, togglePin } from "./change-view.ts";
import { clearPath, setPathEnd } from "./connect.ts";
import { expand } from "./expand.ts";
import type { Explorer } from "./explorer.ts";
import { tidy } from "./tidy.ts";

/** A key as the event names it. */
export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** What a letter does to an entity in the list or the picture. Tells whether the key was taken. */
export function pressOn(explorer: Explorer, id: string | null, press: KeyPress): boolean {
  if (press.ctrlKey || press.metaKey || press.altKey) return false;
  const key = press.key.toLowerCase();
  if (key === "t") {
    void tidy(explorer);
    return true;
  }
  const entity = id === null ? undefined : explorer.view.entities[id];
  if (!entity) return false;
  const { entities } = explorer.view.selection;
  const together = entities.includes(entity.id) ? entities : [entity.id];
  switch (key) {
    case "enter":
      void expand(explorer, entity.id);
      return true;
    case "c":
      collapse(explorer, entity.id);
      return true;
    case "h":
      if (press.shiftKey) hideOthers(explorer, together);
      else hide(explorer, together);
      return true;
    case "p":
      togglePin(explorer, together);
      return true;
    case "1":
      void setPathEnd(explorer, "from", entity);
      return true;
    case "2":
      void setPathEnd(explorer, "to", entity);
      return true;
    default:
      return false;
  }
}

/** The keys that act everywhere but in a field. Tells whether the key was taken. */
export function pressAnywhere(explorer: Explorer, press: KeyPress): boolean {
  const key = press.key.toLowerCase();
  if ((press.ctrlKey || press.metaKey) && key === "z") {
    if (press.shiftKey) explorer.redo();
    else explorer.undo();
    return true;
  }
  if ((press.ctrlKey || press.metaKey) && key === "y") {
    explorer.redo();
    return true;
  }
  if (key === "escape") {
    if (explorer.state().busy.length > 0) explorer.cancel();
    else if (explorer.view.path) clearPath(explorer);
    else return false;
    return true;
  }
  return false;
}
