import type { Point } from "../view/graph.ts";

export type Arrow = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";

const directions: Readonly<Record<Arrow, Point>> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};

export function isArrow(key: string): key is Arrow {
  return key in directions;
}

/** The nearest entity that way; what lies aside counts as farther. Null where none does. */
export function nextEntity(
  positions: Readonly<Record<string, Point>>,
  ids: readonly string[],
  from: string | null,
  arrow: Arrow,
): string | null {
  const origin = from === null ? undefined : positions[from];
  if (!origin) return ids[0] ?? null;
  const way = directions[arrow];
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const id of ids) {
    const place = positions[id];
    if (!place || id === from) continue;
    const along = (place.x - origin.x) * way.x + (place.y - origin.y) * way.y;
    const aside = Math.abs((place.x - origin.x) * way.y + (place.y - origin.y) * way.x);
    const cost = along + 2 * aside;
    if (along > 0 && aside <= along * 1.5 && cost < least) {
      best = id;
      least = cost;
    }
  }
  return best;
}
