import type { Point } from "../view/graph.ts";

const longPressMs = 500;
/** A finger never rests quite still. */
const stillWithin = 10;

export interface LongPress {
  /** A finger is on an entity. */
  begin(id: string, point: Point): void;
  move(point: Point): void;
  end(): void;
}

/** Calls `onLong` when a finger has rested on an entity for half a second. */
export function longPress(onLong: (id: string, point: Point) => void): LongPress {
  let timer = 0;
  let start: Point = { x: 0, y: 0 };
  const end = () => window.clearTimeout(timer);
  return {
    begin(id, point) {
      end();
      start = point;
      timer = window.setTimeout(() => onLong(id, point), longPressMs);
    },
    move(point) {
      if (Math.hypot(point.x - start.x, point.y - start.y) > stillWithin) end();
    },
    end,
  };
}
