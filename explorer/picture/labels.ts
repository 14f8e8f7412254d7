import { around, type Bounds, Grid } from "../view/grid.ts";

export interface LabelSpot {
  readonly id: string;
  /** The middle of the entity on the screen. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
  readonly weight: number;
  /** Always written, even over others. */
  readonly certain: boolean;
}

export const labelSize = 12.5;
const letterWidth = 6.9;
const lineHeight = 17;

/** About as wide as a name. */
const cellSize = 120;

/** The ids whose names are written: the weightier first, none over another name or another entity. */
export function labelsWithRoom(spots: readonly LabelSpot[]): ReadonlySet<string> {
  const names = new Grid<Bounds>(cellSize);
  const entities = new Grid<LabelSpot>(cellSize);
  for (const spot of spots) entities.add(spot, boundsOf(spot));
  const shown = new Set<string>();
  const order = spots.toSorted(
    (a, b) => Number(b.certain) - Number(a.certain) || b.weight - a.weight || (a.id < b.id ? -1 : 1),
  );
  for (const spot of order) {
    const box = nameBounds(spot);
    const isCovering =
      names.some(box, (other) => overlap(box, other)) ||
      entities.some(box, (other) => other.id !== spot.id && overlap(box, boundsOf(other)));
    if (isCovering && !spot.certain) continue;
    names.add(box, box);
    shown.add(spot.id);
  }
  return shown;
}

function nameBounds({ x, y, size, text }: LabelSpot): Bounds {
  const half = (text.length * letterWidth) / 2 + 3;
  return { left: x - half, right: x + half, top: y + size + 5, bottom: y + size + 5 + lineHeight };
}

function boundsOf(spot: LabelSpot): Bounds {
  return around(spot, spot.size * 0.7);
}

function overlap(a: Bounds, b: Bounds): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
