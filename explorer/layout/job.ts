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

/** Arranges all but the fixed. */
export interface ArrangeJob {
  readonly kind: "arrange";
  readonly fixed: readonly Spot[];
  readonly loose: readonly string[];
  readonly ties: readonly Tie[];
  /** Rings around this entity; by forces where null. */
  readonly center: string | null;
}

export type Job = PlaceJob | ArrangeJob;

export type Places = Readonly<Record<string, Point>>;
