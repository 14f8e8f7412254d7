import { familyOf, type Relation } from "../view/graph.ts";
import type { View } from "../view/view.ts";
import { litPath, type Visible } from "../view/visible.ts";
import { lineLook, mixed, type Palette, type Shape, shapeOfKind } from "./palette.ts";

export interface DrawnEntity {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly shape: Shape;
  /** The radius in pixels. */
  readonly size: number;
  readonly color: string;
  readonly labelColor: string;
  readonly selected: boolean;
  readonly pinned: boolean;
  readonly faded: boolean;
  /** Names of the higher come first where there is no room for all. */
  readonly weight: number;
  /** Its name is always written. */
  readonly certain: boolean;
}

export interface DrawnRelation {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly color: string;
  readonly width: number;
  readonly arrow: boolean;
  readonly line: "solid" | "dashed" | "dotted";
  /** Written on the line where it matters; null elsewhere. */
  readonly label: string | null;
  readonly lit: boolean;
}

export interface Scene {
  readonly entities: readonly DrawnEntity[];
  readonly relations: readonly DrawnRelation[];
  readonly palette: Palette;
  /** Whether the color of an entity tells its community, and not its kind. */
  readonly isByCommunity: boolean;
}

export interface SceneInput {
  readonly view: View;
  readonly visible: Visible;
  readonly palette: Palette;
  /** The place of an entity in a ranking, from 1; null if it is not ranked. */
  readonly ranks: Readonly<Record<string, number | null>> | null;
  /** The index of an entity's community; null if it has none. */
  readonly groups: Readonly<Record<string, number | null>> | null;
  readonly hovered: string | null;
  /** The ids of what the graph no longer has: drawn in gray, with a cross. */
  readonly removed: readonly string[];
  readonly labelOf: (relation: Relation) => string;
}

const faded = 0.85;
const cross = "✕";

/** What the picture and the figure show, in numbers and colors. */
export function sceneOf(input: SceneInput): Scene {
  const { view, visible, palette, groups, hovered, labelOf } = input;
  const path = litPath(view);
  const onPath = path && { entities: new Set(path.entities), relations: new Set(path.relations) };
  const removed = new Set(input.removed);
  const selected = new Set(view.selection.entities);
  const pinned = new Set(view.pinned);
  const entities = visible.entities.map(({ id, name, kind, degree }) => {
    const isFaded = onPath !== null && !onPath.entities.has(id);
    const group = groups?.[id] ?? null;
    const isRemoved = removed.has(id);
    const isMuted = isRemoved || (groups !== null && group === null);
    const color = isMuted ? palette.muted : group === null ? palette.kind[kind] : groupColor(palette, group);
    const { x, y } = view.positions[id] ?? { x: 0, y: 0 };
    return {
      id,
      x,
      y,
      name: isRemoved ? `${cross} ${name}` : name,
      shape: shapeOfKind[kind],
      size: sizeOf(input, id),
      color: isFaded ? mixed(color, palette.paper, faded) : color,
      labelColor: isFaded ? mixed(palette.ink, palette.paper, 0.6) : palette.ink,
      selected: selected.has(id),
      pinned: pinned.has(id),
      faded: isFaded,
      weight: degree,
      certain: selected.has(id) || (onPath?.entities.has(id) ?? false),
    };
  });
  const relations = visible.relations.map((relation) => {
    const family = familyOf(relation.type);
    const look = lineLook(relation.type, family);
    const isOnPath = onPath?.relations.has(relation.id) ?? false;
    const isChosen = view.selection.relation === relation.id || hovered === relation.id;
    const isRemoved = removed.has(relation.id);
    const color = isRemoved ? palette.muted : palette.family[family];
    const width = (look.thin ? 2 : 2.6) + Math.min(3, Math.log2(relation.sources)) + (isChosen || isOnPath ? 1.6 : 0);
    return {
      id: relation.id,
      source: relation.source,
      target: relation.target,
      color: onPath && !isOnPath && !isChosen ? mixed(color, palette.paper, faded) : color,
      width,
      arrow: look.arrow,
      line: look.dotted ? ("dotted" as const) : isOver(relation) ? ("dashed" as const) : ("solid" as const),
      label: isChosen || isOnPath ? labelOf(relation) : isRemoved ? cross : null,
      lit: isOnPath || isChosen,
    };
  });
  return { entities, relations, palette, isByCommunity: groups !== null };
}

export function isOver({ current, until }: Relation): boolean {
  return current === false || until !== null;
}

export function groupColor({ groups }: Palette, group: number): string {
  return groups[group % groups.length] ?? "#888888";
}

function sizeOf({ visible, ranks }: SceneInput, id: string): number {
  if (ranks) {
    const rank = ranks[id] ?? null;
    return rank === null ? 7 : 8 + 18 / Math.sqrt(rank);
  }
  return Math.min(22, 8 + 2.6 * Math.sqrt(visible.relationsOf.get(id)?.length ?? 0));
}
