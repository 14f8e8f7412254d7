import { Button, MenuTrigger, Popover } from "react-aria-components";
import { type Action, type ActionGroup, ActionMenu } from "./action-menu.tsx";

export function MenuButton({
  label,
  actions,
  isDisabled = false,
}: {
  readonly label: string;
  readonly actions: readonly (Action | ActionGroup)[];
  readonly isDisabled?: boolean;
}) {
  return (
    <MenuTrigger>
      <Button isDisabled={isDisabled}>
        {label} <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <ActionMenu actions={actions} />
      </Popover>
    </MenuTrigger>
  );
}
