import { ontology } from "../ontology.ts";
import { printable } from "../printable.ts";
import { entityAttributes, known, labelOf, relationAttributes, type Value } from "./attributes.ts";
import type { GraphPages } from "./graph-pages.ts";

/** The graph in the DOT language of Graphviz, in pieces; symmetric relations have no arrowhead. Throws a QueryError. */
export async function* exportDot(pages: GraphPages): AsyncGenerator<string> {
  const ofEntity = entityAttributes(pages.ranked);
  yield "digraph pressgraph {\n";
  for await (const page of pages.entities())
    yield page
      .map((entity) => `${quoted(entity.id)} ${list([["label", entity.name], ...named(known(ofEntity, entity))])}`)
      .join("");
  for await (const page of pages.relations())
    yield page
      .map((relation) => {
        const { id, type, source, target } = relation;
        const arrow: [string, Value][] = ontology[type].symmetric ? [["dir", "none"]] : [];
        const values = named(known(relationAttributes, relation));
        return `${quoted(source)} -> ${quoted(target)} ${list([["id", id], ["label", labelOf(relation)], ...arrow, ...values])}`;
      })
      .join("");
  yield "}\n";
}

function named(values: readonly [{ readonly name: string }, Value][]): [string, Value][] {
  return values.map(([{ name }, value]) => [name, value]);
}

function list(values: readonly [string, Value][]): string {
  return `[${values.map(([name, value]) => `${name}=${quoted(value)}`).join(", ")}];\n`;
}

/**
 * A string that Graphviz shows as the text is. In a label a backslash begins an escape such as \N, the node's name, and
 * an ampersand may begin an HTML entity.
 */
function quoted(value: Value): string {
  const text = printable(String(value))
    .replace(/&(?=#?\w+;)/g, "&amp;")
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replace(/\r\n|\r|\n/g, "\\n");
  return `"${text}"`;
}
