import { isEmpty } from "./row-reader.ts";
import type { Cell } from "./table-row.ts";

/** The most columns that are counted by name. JSON Lines may have any number. */
const mostColumns = 1_000;
const furtherColumns = "(further columns)";

/** What became of the rows of a table, and of the cells of those that became entries. */
export class TableAccount {
  readonly file: string;
  /** The name that the mapping gives the table; null if it gives none. */
  readonly name: string | null;
  rows = 0;
  entries = 0;
  /** Rows that `when` leaves out, and rows that are empty. */
  leftOut = 0;
  refused = 0;
  /** Entries whose row has more than one line. */
  ofSeveralLines = 0;
  /** Control characters that were removed. */
  controls = 0;
  /** Cells by column. */
  readonly kept = new Map<string, number>();
  readonly empty = new Map<string, number>();
  /** Cells of columns that the mapping reads, of which nothing is in the entry: a relation lacks an end. */
  readonly unused = new Map<string, number>();
  /** Cells of columns that the mapping does not read. */
  readonly notMapped = new Map<string, number>();
  readonly #mapped: ReadonlySet<string>;
  readonly #named: Set<string>;

  constructor(file: string, name: string | null, mapped: ReadonlySet<string>) {
    this.file = file;
    this.name = name;
    this.#mapped = mapped;
    this.#named = new Set(mapped);
  }

  /** Columns of the mapping that no row has had so far. Only JSON Lines can lack a column. */
  get neverSeen(): readonly string[] {
    return [...this.#mapped].filter(
      (column) => ![this.kept, this.empty, this.unused].some((counts) => counts.has(column)),
    );
  }

  /** Counts the cells of a row that became an entry, in which these columns have a place. */
  countCells(cells: ReadonlyMap<string, Cell>, kept: ReadonlySet<string>): void {
    for (const [column, cell] of cells) {
      const counts = isEmpty(cell)
        ? this.empty
        : kept.has(column)
          ? this.kept
          : this.#mapped.has(column)
            ? this.unused
            : this.notMapped;
      const name = this.#nameOf(column);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }

  #nameOf(column: string): string {
    if (this.#named.has(column)) return column;
    if (this.#named.size >= mostColumns + this.#mapped.size) return furtherColumns;
    this.#named.add(column);
    return column;
  }
}
