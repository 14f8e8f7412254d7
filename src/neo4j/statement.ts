import { z } from "zod";

export type Params = Readonly<Record<string, unknown>>;

/** A row of the driver: the columns of the RETURN clause by name. */
export type Row = Record<string, unknown>;

/** A Cypher statement with its parameters. */
export interface Statement<R = Row> {
  readonly text: string;
  readonly params?: Params;
  /** What each row holds. Tests check every row against it; the service does not. */
  readonly rows?: z.ZodType<R>;
}

/** The row of a statement that returns one number. */
export const totalRow = z.object({ total: z.int() });

let checksRows = false;

/** From now on, `declaredRows` checks each row. For tests only, because it is slow. */
export function checkRows(): void {
  checksRows = true;
}

/** The rows, with the type that the statement declares. After `checkRows` it throws an Error if a row differs. */
export function declaredRows<R>({ text, rows: declared }: Statement<R>, rows: readonly Row[]): R[] {
  if (checksRows && declared !== undefined)
    for (const row of rows) {
      const { error } = declared.safeParse(row);
      if (error) throw new Error(`A row is not what its statement declares: ${error.message}\n${text}`);
    }
  return rows as R[];
}
