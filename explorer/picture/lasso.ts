import type { Point } from "../view/graph.ts";

/** Fewer moves than these are a click. */
const leastMoves = 3;

export interface Lasso {
  /** The button of the mouse went down. */
  begin(point: Point): void;
  /** Tells whether the movement belongs to the lasso. */
  move(point: Point): boolean;
  destroy(): void;
}

/** A line drawn with the mouse around entities. Escape cancels it. */
export function createLasso(container: HTMLElement, onEnd: (line: readonly Point[]) => void): Lasso {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const polygon = document.createElementNS("http://www.w3.org/2000/svg", "polygon");
  drawing.classList.add("lasso");
  drawing.append(polygon);
  let line: readonly Point[] = [];
  // A canceled lasso is held until the button comes up, so that the picture does not move along.
  let isHeld = false;
  const drop = () => {
    line = [];
    drawing.remove();
  };
  const end = () => {
    const drawn = line;
    drop();
    isHeld = false;
    removeListeners();
    if (drawn.length > leastMoves) onEnd(drawn);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || line.length === 0) return;
    // Nothing else is canceled by the same key.
    event.stopPropagation();
    drop();
  };
  const removeListeners = () => {
    window.removeEventListener("pointerup", end, { capture: true });
    window.removeEventListener("keydown", press, { capture: true });
  };
  return {
    begin(point) {
      line = [point];
      isHeld = true;
      polygon.setAttribute("points", "");
      container.append(drawing);
      // First of all, since other listeners may stop the event.
      window.addEventListener("pointerup", end, { capture: true });
      window.addEventListener("keydown", press, { capture: true });
    },
    move(point) {
      if (line.length > 0) {
        line = [...line, point];
        polygon.setAttribute("points", line.map(({ x, y }) => `${x},${y}`).join(" "));
      }
      return isHeld;
    },
    destroy() {
      drop();
      removeListeners();
    },
  };
}

/** Whether a point lies within a closed line: a ray from it crosses the line an odd number of times. */
export function isWithin(line: readonly Point[], { x, y }: Point): boolean {
  let inside = false;
  for (const [index, a] of line.entries()) {
    const b = line.at(index - 1) ?? a;
    if (a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)) inside = !inside;
  }
  return inside;
}
