import { ids, relationFields, relationText } from "./fixture-api.ts";

/** The fields of a Subgraph that `partText` needs. */
export const part = `fragment part on Subgraph {
  nodes { id }
  relations { id ...relationFields }
  report { complete omitted hubsNotCrossed limitHit }
}
${relationFields}`;

/** A part of the fixture, with its relations as sorted text. First checks that they came in order of id. */
export function partText(found: unknown): { nodes: string[]; relations: string[]; report: unknown } {
  const { nodes, relations, report } = found as {
    nodes: { id: string }[];
    relations: ({ id: string } & Parameters<typeof relationText>[0])[];
    report: unknown;
  };
  expect(ids(relations)).toEqual(ids(relations).toSorted());
  return { nodes: ids(nodes), relations: relations.map(relationText).toSorted(), report };
}
