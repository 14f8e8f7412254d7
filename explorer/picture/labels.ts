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

/** The ids whose names are written: the weightier first, none over another name or another entity. */
export function labelsWithRoom(spots: readonly LabelSpot[]): ReadonlySet<string> {
  const taken: Box[] = [];
  const shown = new Set<string>();
  const order = spots.toSorted(
    (a, b) => Number(b.certain) - Number(a.certain) || b.weight - a.weight || (a.id < b.id ? -1 : 1),
  );
  for (const spot of order) {
    const box = boxOf(spot);
    const isCovering =
      taken.some((other) => overlap(box, other)) || spots.some((other) => other.id !== spot.id && covers(box, other));
    if (isCovering && !spot.certain) continue;
    taken.push(box);
    shown.add(spot.id);
  }
  return shown;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxOf({ x, y, size, text }: LabelSpot): Box {
  const half = (text.length * letterWidth) / 2 + 3;
  return { left: x - half, right: x + half, top: y + size + 5, bottom: y + size + 5 + lineHeight };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function covers({ left, right, top, bottom }: Box, { x, y, size }: LabelSpot): boolean {
  const reach = size * 0.7;
  return x + reach > left && x - reach < right && y + reach > top && y - reach < bottom;
}
