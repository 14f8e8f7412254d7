import { Menu, MenuItem } from "react-aria-components";

export interface Action {
  readonly id: string;
  readonly text: string;
  readonly act: () => void;
}

interface Props {
  readonly actions: readonly Action[];
  /** Names the menu if no button does. */
  readonly label?: string;
  /** Closes a menu that no button opens. Called before the action. */
  readonly onClose?: () => void;
}

/** The items of a menu. */
export function ActionMenu({ actions, label, onClose }: Props) {
  return (
    <Menu
      className="menu"
      {...(label !== undefined && { "aria-label": label })}
      onAction={(key) => {
        onClose?.();
        actions.find(({ id }) => id === key)?.act();
      }}
    >
      {actions.map(({ id, text }) => (
        <MenuItem key={id} id={id} className="menu-item">
          {text}
        </MenuItem>
      ))}
    </Menu>
  );
}
