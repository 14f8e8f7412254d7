/** A group of entities that belong together. */
export interface Group {
  /** The smallest id of all members. */
  readonly leastId: string;
  /** The number of all members. */
  readonly size: number;
  readonly relationsInside: number;
  /** The members with the most relations come first, then by id. May stop at the maximum page size. */
  readonly memberIds: readonly string[];
}
