import { useRef } from "react";
import { Popover } from "react-aria-components";
import { entityActions } from "../actions/entity-actions.ts";
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
  const actions = entity ? entityActions(explorer, words, entity) : [];
  return (
    <>
      <span ref={anchor} className="menu-anchor" style={at ? { left: at.point.x, top: at.point.y } : {}} />
      <Popover
        className="popover"
        aria-label={entity?.name ?? ""}
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
