import { createContext, useContext, useSyncExternalStore } from "react";
import type { View } from "../view/view.ts";
import { type Visible, visibleOf } from "../view/visible.ts";
import type { Explorer } from "./explorer.ts";
import type { State } from "./state.ts";

export const ExplorerContext = createContext<Explorer | null>(null);

export function useExplorer(): Explorer {
  const explorer = useContext(ExplorerContext);
  if (!explorer) throw new Error("There is no explorer around this component");
  return explorer;
}

export function useExplorerState(): State {
  const explorer = useExplorer();
  return useSyncExternalStore(explorer.subscribe, explorer.state);
}

export function useView(): View {
  return useExplorerState().history.present;
}

export function useVisible(): Visible {
  return visibleOf(useView());
}
