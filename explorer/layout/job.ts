import type { Point } from "../view/graph.ts";

export interface Spot extends Point {
  readonly id: string;
}

export interface Tie {
  readonly source: string;
  readonly target: string;
}

/** Where new entities go. What is there does not move. */
export interface PlaceJob {
  readonly kind: "place";
  readonly there: readonly Spot[];
  readonly fresh: readonly string[];
  readonly ties: readonly Tie[];
  /** Paths to lay out as lines, each from its first to its last entity. */
  readonly paths: readonly (readonly string[])[];
}

/** What every arrangement places: the loose, around the fixed. */
interface Arranged {
  readonly fixed: readonly Spot[];
  readonly loose: readonly string[];
  readonly ties: readonly Tie[];
}

/** Arranges all but the fixed. */
export interface ArrangeJob extends Arranged {
  readonly kind: "arrange";
  /** Rings around this entity; by forces where null. */
  readonly center: string | null;
}

/** Puts the upper end of each of these ties on a layer above the lower one, and the rest near them. */
export interface LayersJob extends Arranged {
  readonly kind: "layers";
  /** From the upper to the lower. */
  readonly layered: readonly Tie[];
}

export interface OnEarth {
  readonly id: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Puts what has coordinates where it lies, what is located in it near it, and the rest near these. */
export interface MapJob extends Arranged {
  readonly kind: "map";
  readonly onEarth: readonly OnEarth[];
  /** Those of the ties that say what is located where. */
  readonly located: readonly Tie[];
}

export type Job = PlaceJob | ArrangeJob | LayersJob | MapJob;

export type Places = Readonly<Record<string, Point>>;
