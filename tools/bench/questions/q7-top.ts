import type { Question } from "../question.ts";

/** Always the same query, as for a home page. */
export const q7: Question = {
  name: "Q7",
  title: "top 20 companies by degree",
  rootFields: ["entities"],
  drawnFrom: "RETURN 'COMPANY' AS kind",
  // By the index that has this order for each kind. Sorting all companies takes many times as long.
  cypher: `MATCH (e:Entity) WHERE e.kind = $kind AND e.degreeRank <= 0 AND e.id IS NOT NULL
WITH e ORDER BY e.kind, e.degreeRank, e.id LIMIT 20
RETURN e.id AS id, e.name AS name, e.degree AS degree`,
  document: `query ($kind: EntityKind!) {
  entities(filter: { kinds: [$kind] }, orderBy: DEGREE, first: 20) { nodes { id name degree } }
}`,
  peerDocument: `{
  companies(sort: [{ degree: DESC }, { id: ASC }], limit: 20) { id name degree }
}`,
  ofRows: (rows) => rows,
  ofData: ({ entities }: { entities: { nodes: unknown } }) => entities.nodes,
  ofPeerData: ({ companies }: { companies: unknown }) => companies,
};
