export type Params = Readonly<Record<string, unknown>>;

/** A row as the driver gives it: the columns of the RETURN by name. */
export type Row = Record<string, unknown>;

/** A Cypher statement with its parameters. */
export interface Statement {
  readonly text: string;
  readonly params?: Params;
}
