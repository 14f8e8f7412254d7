import type { DrawnEntity, DrawnRelation, Scene } from "../looks/scene.ts";

/** Sigma draws a line half as thick as its size says. */
const lineScale = 1.8;

/** The y axis of sigma points upward. */
export function nodeAttributes(entity: DrawnEntity, { palette }: Scene): Record<string, unknown> {
  const { selected, pinned } = entity;
  return {
    x: entity.x,
    y: -entity.y,
    size: entity.size,
    color: entity.color,
    shape: entity.shape,
    label: entity.name,
    labelColor: entity.labelColor,
    labelBackground: palette.paper,
    backdrop: selected || pinned ? "visible" : "hidden",
    backdropColor: selected ? palette.halo : palette.paper,
    backdropBorder: selected ? palette.accent : palette.muted,
    backdropBorderWidth: pinned || selected ? 2 : 0,
    backdropPadding: selected ? 4 : 3,
  };
}

export function edgeAttributes(relation: DrawnRelation, { palette }: Scene): Record<string, unknown> {
  const { line, color } = relation;
  return {
    size: relation.width * lineScale,
    color,
    head: relation.arrow ? "arrow" : "none",
    // The dashed layer takes 0 for its default, so a solid line has gaps in its own color.
    gapColor: line === "solid" ? color : palette.paper,
    dash: line === "dotted" ? 3 : 8,
    gap: line === "dotted" ? 4 : 5,
    label: relation.label ?? "",
    labelVisibility: relation.label === null ? "hidden" : "visible",
    labelColor: palette.ink,
    labelBackground: palette.paper,
    depth: relation.lit ? "topEdges" : "edges",
  };
}
