import type { View } from "./view.ts";

/** Whole views: undo needs no inverse of any step. Views share what did not change, so they are small. */
export interface History {
  readonly past: readonly View[];
  readonly present: View;
  readonly future: readonly View[];
}

const mostSteps = 100;

export function begin(present: View): History {
  return { past: [], present, future: [] };
}

/** Makes a step that can be undone. */
export function step(history: History, next: View): History {
  if (next === history.present) return history;
  return { past: [...history.past, history.present].slice(-mostSteps), present: next, future: [] };
}

/** Changes the present without a step, as a selection does. */
export function replace(history: History, next: View): History {
  return { ...history, present: next };
}

export function undo(history: History): History {
  const previous = history.past.at(-1);
  if (!previous) return history;
  return { past: history.past.slice(0, -1), present: previous, future: [history.present, ...history.future] };
}

export function redo(history: History): History {
  const [next, ...future] = history.future;
  if (!next) return history;
  return { past: [...history.past, history.present], present: next, future };
}

/** Goes to the nearest view that is the one looked for: back, or else forward. Null where there is none. */
export function goTo(history: History, isIt: (view: View) => boolean): History | null {
  for (const go of [undo, redo]) {
    let at = history;
    for (let next = go(at); next !== at; next = go(at)) {
      if (isIt(next.present)) return next;
      at = next;
    }
  }
  return null;
}

/** Changes every view, those of undo and redo too: for what the graph says, which no undo takes back. */
export function changeAll({ past, present, future }: History, change: (view: View) => View): History {
  return { past: past.map(change), present: change(present), future: future.map(change) };
}
