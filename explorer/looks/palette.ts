import { type EntityKind, type Family, isSymmetric, type RelationType } from "../view/graph.ts";

export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  /** Selection and focus. */
  readonly accent: string;
  readonly halo: string;
  readonly kind: Readonly<Record<EntityKind, string>>;
  readonly family: Readonly<Record<Family, string>>;
  /** For communities, in the order of their size. */
  readonly groups: readonly string[];
}

// The families differ by at least 9.9 (light) and 16 (dark) in CIEDE2000, also for color blind eyes by line and arrow.
export const lightPalette: Palette = {
  paper: "#ffffff",
  ink: "#1b1f24",
  muted: "#5c6570",
  accent: "#0b57d0",
  halo: "#cfe0fc",
  kind: { PERSON: "#0072b2", COMPANY: "#d55e00", PLACE: "#009e73", ASSET: "#6d1f3f" },
  family: {
    control: "#8b1e3f",
    work: "#3c4fc1",
    market: "#0a7f5a",
    place: "#737b86",
    contact: "#b8660b",
    kinship: "#00004c",
    money: "#1a94ff",
  },
  groups: ["#0072b2", "#d55e00", "#009e73", "#9b3f86", "#8a6d00", "#1f9bb5", "#7a4b2a", "#5b5fc7"],
};

export const darkPalette: Palette = {
  paper: "#14181f",
  ink: "#e8eaed",
  muted: "#a3adba",
  accent: "#8ab4f8",
  halo: "#2b4270",
  kind: { PERSON: "#6cb8f0", COMPANY: "#f0a030", PLACE: "#8fd6b0", ASSET: "#c9628f" },
  family: {
    control: "#d45f11",
    work: "#b55af2",
    market: "#568f84",
    place: "#96e9e9",
    contact: "#f2f25a",
    kinship: "#626284",
    money: "#cde0b8",
  },
  groups: ["#6cb8f0", "#f0a030", "#8fd6b0", "#e29ad2", "#e3d04f", "#7fd9ec", "#d0a07a", "#b3b6ff"],
};

export type Shape = "circle" | "square" | "diamond" | "triangle";

export const shapeOfKind: Readonly<Record<EntityKind, Shape>> = {
  PERSON: "circle",
  COMPANY: "square",
  PLACE: "diamond",
  ASSET: "triangle",
};

const thin: ReadonlySet<Family> = new Set(["place", "contact"]);

export interface LineLook {
  readonly arrow: boolean;
  readonly dotted: boolean;
  readonly thin: boolean;
}

export function lineLook(type: RelationType, family: Family): LineLook {
  return {
    arrow: !isSymmetric(type),
    dotted: type === "COMPETES_WITH",
    thin: thin.has(family),
  };
}

/** A color on the way to another, as one that is not transparent. */
export function mixed(color: string, toward: string, share: number): string {
  const channel = (from: string, start: number) => Number.parseInt(from.slice(start, start + 2), 16);
  const mix = (start: number) =>
    Math.round(channel(color, start) * (1 - share) + channel(toward, start) * share)
      .toString(16)
      .padStart(2, "0");
  return `#${mix(1)}${mix(3)}${mix(5)}`;
}
