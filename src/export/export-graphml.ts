import { xml } from "../xml.ts";
import { type Attribute, entityAttributes, known, labelOf, relationAttributes } from "./attributes.ts";
import type { ExportedEntity, ExportedRelation, GraphPages } from "./graph-pages.ts";

const typeNames = { string: "string", integer: "int", double: "double", boolean: "boolean" } as const;

const labelOfEntity: Attribute<ExportedEntity> = { name: "label", type: "string", valueOf: ({ name }) => name };
const ofRelation: readonly Attribute<ExportedRelation>[] = [
  { name: "label", type: "string", valueOf: labelOf },
  ...relationAttributes,
];

/** The graph as GraphML with typed keys, in pieces. Throws a QueryError. */
export async function* exportGraphml(pages: GraphPages): AsyncGenerator<string> {
  const ofEntity = [labelOfEntity, ...entityAttributes(pages.ranked)];
  yield `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${declared("node", ofEntity)}${declared("edge", ofRelation)}<graph id="pressgraph" edgedefault="directed">
`;
  for await (const page of pages.entities())
    yield page.map((entity) => `<node id="${xml(entity.id)}">${values("node", ofEntity, entity)}</node>\n`).join("");
  for await (const page of pages.relations())
    yield page
      .map((relation) => {
        const { id, source, target } = relation;
        const ends = `source="${xml(source)}" target="${xml(target)}"`;
        return `<edge id="${xml(id)}" ${ends}>${values("edge", ofRelation, relation)}</edge>\n`;
      })
      .join("");
  yield "</graph>\n</graphml>\n";
}

function declared<T>(of: "node" | "edge", attributes: readonly Attribute<T>[]): string {
  return attributes
    .map(
      ({ name, type }) => `<key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${typeNames[type]}"/>\n`,
    )
    .join("");
}

function values<T>(of: "node" | "edge", attributes: readonly Attribute<T>[], item: T): string {
  return known(attributes, item)
    .map(([{ name }, value]) => `<data key="${of}-${name}">${xml(value)}</data>`)
    .join("");
}
