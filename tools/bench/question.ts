export type Row = Readonly<Record<string, unknown>>;
/** The variables of one asking: the parameters of the Cypher and of both GraphQL documents. One may need less. */
export type Variables = Row;

/** One of the questions that the bench asks, in the words of everybody who answers it. */
export interface Question {
  readonly name: string;
  readonly title: string;
  /** The root fields that it needs; where the service has not got them, it is left out. */
  readonly rootFields: readonly string[];
  /** Cypher that lists what it may be asked about, a row each, always in the same order. */
  readonly drawnFrom: string;
  /** The best Cypher for it that is known. */
  readonly cypher: string;
  /** GraphQL for this service, and for @neo4j/graphql. */
  readonly document: string;
  readonly peerDocument: string;
  /** What each gives, as one and the same answer. */
  readonly ofRows: (rows: readonly Row[]) => unknown;
  readonly ofData: (data: never) => unknown;
  readonly ofPeerData: (data: never) => unknown;
}
