import type { Entity } from "../view/graph.ts";
import type { Messages } from "../words/messages.ts";
import { showAround } from "./around.ts";
import { collapse, hide, hideOthers, togglePin } from "./change-view.ts";
import { setPathEnd } from "./connect.ts";
import { expand, type NeighborOrder } from "./expand.ts";
import type { Explorer } from "./explorer.ts";

export interface EntityAction {
  readonly id: "expand" | "around" | "collapse" | "pin" | "hide" | "hideOthers" | "from" | "to";
  readonly text: string;
  readonly act: () => void;
}

/** What can be done with a shown entity: the buttons of its details, and its menu in the picture. */
export function entityActions(
  explorer: Explorer,
  { details }: Messages,
  entity: Entity,
  order?: NeighborOrder,
): EntityAction[] {
  const { id } = entity;
  const isPinned = explorer.view.pinned.includes(id);
  return [
    { id: "expand", text: details.expandAll, act: () => void expand(explorer, id, null, order) },
    { id: "around", text: details.around, act: () => void showAround(explorer, id) },
    { id: "collapse", text: details.collapse, act: () => collapse(explorer, id) },
    { id: "pin", text: isPinned ? details.unpin : details.pin, act: () => togglePin(explorer, [id]) },
    { id: "hide", text: details.hide, act: () => hide(explorer, [id]) },
    { id: "hideOthers", text: details.hideOthers, act: () => hideOthers(explorer, [id]) },
    { id: "from", text: details.pathFrom, act: () => void setPathEnd(explorer, "from", entity) },
    { id: "to", text: details.pathTo, act: () => void setPathEnd(explorer, "to", entity) },
  ];
}
