import { ontology } from "../ontology.ts";
import { printable } from "../printable.ts";
import { entityAttributes, labelOf, relationAttributes, type Value } from "./attributes.ts";
import type { GraphPages } from "./graph-pages.ts";

type Cell = Value | null | undefined;

/** Entities as the table of nodes that Gephi's spreadsheet import takes, in pieces. Throws a QueryError. */
export async function* nodesCsv(pages: GraphPages): AsyncGenerator<string> {
  const attributes = entityAttributes(pages.ranked);
  yield row(["Id", "Label", ...attributes.map(({ name }) => name)]);
  for await (const page of pages.entities())
    yield page
      .map((entity) => row([entity.id, entity.name, ...attributes.map((attribute) => attribute.valueOf(entity))]))
      .join("");
}

/** Relations as the table of edges that goes with it, with the names of both ends, in pieces. Throws a QueryError. */
export async function* edgesCsv(pages: GraphPages): AsyncGenerator<string> {
  const names = relationAttributes.map(({ name }) => name);
  yield row(["Source", "Target", "Type", "Id", "Label", "sourceName", "targetName", ...names]);
  for await (const page of pages.relations())
    yield page
      .map((relation) =>
        row([
          relation.source,
          relation.target,
          ontology[relation.type].symmetric ? "Undirected" : "Directed",
          relation.id,
          labelOf(relation),
          relation.sourceName,
          relation.targetName,
          ...relationAttributes.map((attribute) => attribute.valueOf(relation)),
        ]),
      )
      .join("");
}

function row(cells: readonly Cell[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

/**
 * A cell by RFC 4180; one that is not known is empty. A spreadsheet would run a text that begins as a formula does,
 * and whoever writes an article chooses the names in it: such a text gets an apostrophe in front, which a spreadsheet
 * takes for "this is text". Numbers stay as they are.
 */
function cell(value: Cell): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const text = printable(value).replace(/^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/, "'$&");
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
