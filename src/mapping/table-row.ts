/** What a cell holds: a text, "" if it is empty; the texts of a list; null if it holds objects. */
export type Cell = string | readonly string[] | null;

/** A row of a table: its cells by column, or why it cannot be read. `line` is that of its first line. */
export type TableRow =
  | { readonly line: number; readonly lines: number; readonly cells: ReadonlyMap<string, Cell> }
  | { readonly line: number; readonly reason: string; readonly column?: string };

/** The longest name of a column, in characters. */
export const mostColumnLength = 500;
