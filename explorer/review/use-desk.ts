import { useSyncExternalStore } from "react";
import type { Desk, DeskState } from "./desk.ts";

export function useDeskState(desk: Desk): DeskState {
  return useSyncExternalStore(desk.subscribe, desk.state);
}
