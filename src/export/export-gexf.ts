import { xml } from "../xml.ts";
import { type Attribute, entityAttributes, known, labelOf, relationAttributes } from "./attributes.ts";
import type { ExportedEntity, ExportedRelation, GraphPages } from "./graph-pages.ts";

/**
 * The graph as GEXF 1.3, in pieces. The kind of an edge is its relation type, so that Gephi keeps those apart that tie
 * the same two entities. Dates are attributes as they are known, such as 2016, and not spells: a spell wants a day, and
 * no date is guessed. Throws a QueryError.
 */
export async function* exportGexf(pages: GraphPages): AsyncGenerator<string> {
  const ofEntity = entityAttributes(pages.ranked);
  yield `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<meta><creator>Pressgraph</creator></meta>
<graph mode="static" defaultedgetype="directed">
${declared("node", ofEntity)}${declared("edge", relationAttributes)}<nodes>
`;
  for await (const page of pages.entities()) yield page.map((entity) => node(entity, ofEntity)).join("");
  yield "</nodes>\n<edges>\n";
  for await (const page of pages.relations()) yield page.map(edge).join("");
  yield "</edges>\n</graph>\n</gexf>\n";
}

function declared<T>(of: "node" | "edge", attributes: readonly Attribute<T>[]): string {
  const lines = attributes.map(({ name, type }) => `<attribute id="${name}" title="${name}" type="${type}"/>\n`);
  return `<attributes class="${of}" mode="static">\n${lines.join("")}</attributes>\n`;
}

function node(entity: ExportedEntity, attributes: readonly Attribute<ExportedEntity>[]): string {
  return `<node id="${xml(entity.id)}" label="${xml(entity.name)}">${values(attributes, entity)}</node>\n`;
}

function edge(relation: ExportedRelation): string {
  const { id, source, target, type } = relation;
  const ends = `source="${xml(source)}" target="${xml(target)}"`;
  return `<edge id="${xml(id)}" ${ends} kind="${type}" label="${xml(labelOf(relation))}">${values(relationAttributes, relation)}</edge>\n`;
}

function values<T>(attributes: readonly Attribute<T>[], item: T): string {
  const each = known(attributes, item).map(([{ name }, value]) => `<attvalue for="${name}" value="${xml(value)}"/>`);
  return `<attvalues>${each.join("")}</attvalues>`;
}
