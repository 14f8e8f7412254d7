import { useRef } from "react";
import { Popover } from "react-aria-components";
import { showAround } from "../actions/around.ts";
import { collapse, hide, hideOthers, togglePin } from "../actions/change-view.ts";
import { setPathEnd } from "../actions/connect.ts";
import { expand } from "../actions/expand.ts";
import { useExplorer, useView } from "../actions/use-explorer.ts";
import { ActionMenu } from "../controls/action-menu.tsx";
import type { Point } from "../view/graph.ts";
import { useWords } from "../words/use-words.ts";

interface Props {
  /** The entity, and where its menu opens in the picture. */
  readonly at: { readonly id: string; readonly point: Point } | null;
  readonly onClose: () => void;
}

/** What can be done with an entity: by a long press or the right button of the mouse. */
export function EntityMenu({ at, onClose }: Props) {
  const explorer = useExplorer();
  const words = useWords();
  const view = useView();
  const anchor = useRef<HTMLSpanElement>(null);
  const entity = at ? view.entities[at.id] : undefined;
  const { details } = words;
  const actions = entity
    ? [
        { id: "expand", text: details.expandAll, act: () => void expand(explorer, entity.id) },
        { id: "around", text: details.around, act: () => void showAround(explorer, entity.id) },
        { id: "collapse", text: details.collapse, act: () => collapse(explorer, entity.id) },
        {
          id: "pin",
          text: view.pinned.includes(entity.id) ? details.unpin : details.pin,
          act: () => togglePin(explorer, [entity.id]),
        },
        { id: "hide", text: details.hide, act: () => hide(explorer, [entity.id]) },
        { id: "hideOthers", text: details.hideOthers, act: () => hideOthers(explorer, [entity.id]) },
        { id: "from", text: details.pathFrom, act: () => void setPathEnd(explorer, "from", entity) },
        { id: "to", text: details.pathTo, act: () => void setPathEnd(explorer, "to", entity) },
      ]
    : [];
  return (
    <>
      <span ref={anchor} className="menu-anchor" style={at ? { left: at.point.x, top: at.point.y } : {}} />
      <Popover
        className="popover"
        triggerRef={anchor}
        placement="bottom start"
        isOpen={entity !== undefined}
        onOpenChange={(isOpen) => !isOpen && onClose()}
      >
        <ActionMenu label={entity?.name ?? ""} actions={actions} onClose={onClose} />
      </Popover>
    </>
  );
}
