/** Entities that belong together, the best connected first, then by id: all of them, or as many as may be shown. */
export interface Group {
  /** The smallest id among them all. */
  readonly leastId: string;
  readonly size: number;
  readonly relationsInside: number;
  readonly memberIds: readonly string[];
}
