import type { Question } from "../question.ts";

interface Found {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
}

const suggested = `CALL () {
  MATCH (w:Word) WHERE w.start STARTS WITH $prefix
  WITH w ORDER BY w.rank DESC
  MATCH (w)-[:BEGINS]->(e:Entity)
  RETURN DISTINCT e, w.rank AS rank ORDER BY rank DESC LIMIT 64
}
WITH DISTINCT e ORDER BY e.degreeRank, e.id LIMIT 8`;

export const suggestTypeDefinitions = `
extend type Query {
  suggest(prefix: String!): [Entity!]! @cypher(columnName: "e", statement: """${suggested} RETURN e""")
}`;

/** The first four letters of people's names. */
export const q2Suggest: Question = {
  name: "Q2b",
  title: "suggestions by four letters",
  rootFields: ["suggest"],
  drawnFrom: `MATCH (p:Person) WITH percentileDisc(p.degree, 0.5) AS median
MATCH (w:Word)-[:BEGINS]->(p:Person) WHERE p.degree = median AND w.start =~ '[a-z]{4}.*' AND NOT w.start =~ '.{0,3}[aou]e.*'
RETURN DISTINCT left(w.start, 4) AS prefix ORDER BY prefix`,
  cypher: `${suggested}
RETURN e.id AS id, e.kind AS kind, e.name AS name`,
  document: "query ($prefix: String!) { suggest(prefix: $prefix, limit: 8) { entity { id kind name } } }",
  peerDocument: "query ($prefix: String!) { suggest(prefix: $prefix) { id kind name } }",
  ofRows: (rows) => rows,
  ofData: ({ suggest }: { suggest: { entity: Found }[] }) => suggest.map(({ entity }) => entity),
  ofPeerData: ({ suggest }: { suggest: Found[] }) => suggest,
};
