export type Row = Readonly<Record<string, unknown>>;
/** The parameters of the Cypher and of both GraphQL documents. Each may use only some of them. */
export type Variables = Row;

/** A question of the bench, worded for each variant. */
export interface Question {
  readonly name: string;
  readonly title: string;
  /** The root fields that it needs. If the service lacks one, the question is skipped. */
  readonly rootFields: readonly string[];
  /** Cypher that lists possible variables, one row for each, always in the same order. */
  readonly drawnFrom: string;
  /** The fastest known Cypher. */
  readonly cypher: string;
  /** GraphQL for this service, and for @neo4j/graphql. */
  readonly document: string;
  readonly peerDocument: string;
  /** Convert the result of each variant to the same form. */
  readonly ofRows: (rows: readonly Row[]) => unknown;
  readonly ofData: (data: never) => unknown;
  readonly ofPeerData: (data: never) => unknown;
}
