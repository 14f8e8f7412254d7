import { z } from "zod";

export type Params = Readonly<Record<string, unknown>>;

/** A row as the driver gives it: the columns of the RETURN by name. */
export type Row = Record<string, unknown>;

/** A Cypher statement with its parameters. */
export interface Statement<R = Row> {
  readonly text: string;
  readonly params?: Params;
  /** What each row holds. Tests compare every row with it; the service trusts it. */
  readonly rows?: z.ZodType<R>;
}

/** The row of a statement that counts. */
export const totalRow = z.object({ total: z.int() });

let checksRows = false;

/** From now on each row is compared with what its statement declares. For tests: it takes time. */
export function checkRows(): void {
  checksRows = true;
}

/** The rows of a statement as it declares them. Throws an Error where rows are checked and one is different. */
export function declaredRows<R>({ text, rows: declared }: Statement<R>, rows: readonly Row[]): R[] {
  if (checksRows && declared !== undefined)
    for (const row of rows) {
      const { error } = declared.safeParse(row);
      if (error) throw new Error(`A row is not what its statement declares: ${error.message}\n${text}`);
    }
  return rows as R[];
}
