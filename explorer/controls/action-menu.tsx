import { Menu, MenuItem, Popover, SubmenuTrigger } from "react-aria-components";

export interface Action {
  readonly id: string;
  readonly text: string;
  readonly act: () => void;
  readonly isDisabled?: boolean;
}

/** Actions that open beside their name. */
export interface ActionGroup {
  readonly id: string;
  readonly text: string;
  readonly actions: readonly Action[];
  readonly isDisabled?: boolean;
  /** The id of the action that holds now, where the actions are choices. */
  readonly chosen?: string;
}

interface Props {
  readonly actions: readonly (Action | ActionGroup)[];
  /** Names the menu if no button does. */
  readonly label?: string;
  readonly chosen?: string | undefined;
  /** Closes a menu that no button opens. Called before the action. */
  readonly onClose?: () => void;
}

/** The items of a menu. */
export function ActionMenu({ actions, label, chosen, onClose }: Props) {
  return (
    <Menu
      className="menu"
      {...(label !== undefined && { "aria-label": label })}
      {...(chosen !== undefined && {
        selectionMode: "single" as const,
        selectedKeys: [chosen],
        disallowEmptySelection: true,
      })}
      onAction={(key) => {
        const action = actions.find(({ id }) => id === key);
        if (!action || "actions" in action) return;
        onClose?.();
        action.act();
      }}
    >
      {actions.map((action) => {
        const { id, text, isDisabled = false } = action;
        const item = (
          <MenuItem key={id} id={id} textValue={text} className="menu-item" isDisabled={isDisabled}>
            {text}
          </MenuItem>
        );
        if (!("actions" in action)) return item;
        return (
          <SubmenuTrigger key={id}>
            {item}
            <Popover className="popover">
              <ActionMenu actions={action.actions} label={text} chosen={action.chosen} />
            </Popover>
          </SubmenuTrigger>
        );
      })}
    </Menu>
  );
}
