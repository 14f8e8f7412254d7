import type { Exported } from "./exported.ts";

export function entitiesCsv({ entities }: Exported): string {
  return csv([
    ["id", "kind", "name", "relations", "x", "y"],
    ...entities.map(({ id, kind, name, degree, x, y }) => [id, kind, name, degree, x, y]),
  ]);
}

const values = ["share", "shareUpTo", "amount", "currency"] as const;

export function relationsCsv({ relations, sources }: Exported): string {
  return csv([
    [
      "id",
      "type",
      "source",
      "target",
      "role",
      "since",
      "until",
      "current",
      ...values,
      "confidence",
      "articles",
      "titles",
    ],
    ...relations.map((relation) => [
      relation.id,
      relation.type,
      relation.source,
      relation.target,
      relation.role,
      relation.since,
      relation.until,
      relation.current,
      ...values.map((field) => relation[field]),
      relation.confidence,
      relation.sources,
      (sources[relation.id] ?? []).map(({ title }) => title).join("; "),
    ]),
  ]);
}

type Cell = string | number | boolean | null;

function csv(rows: readonly (readonly Cell[])[]): string {
  // The mark tells spreadsheets that the text is UTF-8.
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** A text that begins like a formula gets an apostrophe, or a spreadsheet would run it. */
function cell(value: Cell): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
