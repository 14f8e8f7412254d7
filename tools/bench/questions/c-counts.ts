import { type Count, countsOfEntity, totals } from "../neighbor-counts.ts";
import type { Question, Row } from "../question.ts";

interface Counted {
  readonly id: string;
  readonly neighborCounts: readonly Count[];
}
const ofCounted = ({ id, neighborCounts }: Counted) => ({ id, counts: totals(neighborCounts) });

/** Entities of any degree with consecutive ids. */
export const counts: Question = {
  name: "C",
  title: "counts by type for 250 nodes",
  rootFields: ["nodes"],
  drawnFrom: `MATCH (e:Entity) WITH e.id AS id ORDER BY id
WITH collect(id) AS ids
UNWIND range(0, size(ids) - 250, 250) AS i
RETURN ids[i..i + 250] AS ids`,
  // Only the numbers, in a fixed order. Maps took longer, and so did grouping the relations.
  cypher: `UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN id, [${countsOfEntity.map(({ count }) => count).join(",\n")}] AS counts`,
  document: `query ($ids: [ID!]!) {
  nodes(ids: $ids) { id ... on Entity { neighborCounts { type direction total } } }
}`,
  peerDocument: `query ($ids: [ID!]!) {
  entities(where: { id: { in: $ids } }, sort: [{ id: ASC }]) { id neighborCounts { type direction total } }
}`,
  ofRows: (rows) =>
    (rows as readonly (Row & { id: string; counts: readonly number[] })[]).map(({ id, counts }) =>
      ofCounted({
        id,
        neighborCounts: countsOfEntity.map(({ type, direction }, i) => ({ type, direction, total: counts[i] ?? 0 })),
      }),
    ),
  ofData: ({ nodes }: { nodes: readonly Counted[] }) => nodes.map(ofCounted),
  ofPeerData: ({ entities }: { entities: readonly Counted[] }) => entities.map(ofCounted),
};
