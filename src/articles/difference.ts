/** A value that is kept in the graph and is not what its sources give. */
export interface Difference {
  /** The id of the article or entity with which it is kept. */
  readonly of: string;
  readonly what: string;
  readonly kept: unknown;
  readonly derived: unknown;
}
