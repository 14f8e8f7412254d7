import type { Question } from "../question.ts";

interface Found {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
}

const tier = `CASE
  WHEN n.key = $text THEN 0
  WHEN n.key STARTS WITH $text THEN 1
  WHEN all(word IN $words WHERE ' ' + n.key CONTAINS ' ' + word) THEN 2
  ELSE 3
END`;
const found = `CALL db.index.fulltext.queryNodes('name_words', $lucene) YIELD node AS n
MATCH (n)-[:NAMES]->(e:Entity)
WITH e, min(${tier}) AS tier
ORDER BY tier, e.degreeRank, e.id LIMIT 10`;

/** @neo4j/graphql has no such ranking, so it uses a @cypher field. */
export const searchTypeDefinitions = `
type Query {
  search(lucene: String!, text: String!, words: [String!]!): [Entity!]!
    @cypher(columnName: "e", statement: """${found} RETURN e""")
}`;

/**
 * The names of people of median degree. One letter is removed if the rest is long enough to be found. Names with
 * umlauts are left out, because the service searches for several spellings of them.
 */
export const q2Search: Question = {
  name: "Q2",
  title: "full-text search by a name with a typo",
  rootFields: ["search"],
  drawnFrom: `MATCH (p:Person) WITH percentileDisc(p.degree, 0.5) AS median
MATCH (n:Name)-[:NAMES]->(p:Person) WHERE p.degree = median AND n.key =~ '[a-z]+ [a-z]{6,8}' AND NOT n.key =~ '.*[aou]e.*'
WITH DISTINCT left(n.key, size(n.key) - 2) + right(n.key, 1) AS text ORDER BY text
WITH text, split(text, ' ') AS words
RETURN text, words, '+kind:(PERSON COMPANY PLACE)' + reduce(query = '', word IN words | query + ' +key:(' + word + ' ' + word + '*'
  + CASE WHEN size(word) >= 9 THEN ' ' + word + '~2' WHEN size(word) >= 5 THEN ' ' + word + '~1' ELSE '' END + ')') AS lucene`,
  cypher: `${found}
RETURN e.id AS id, e.kind AS kind, e.name AS name`,
  document: "query ($text: String!) { search(text: $text, first: 10) { nodes { id kind name } } }",
  peerDocument: `query ($lucene: String!, $text: String!, $words: [String!]!) {
  search(lucene: $lucene, text: $text, words: $words) { id kind name }
}`,
  ofRows: (rows) => rows,
  ofData: ({ search }: { search: { nodes: Found[] } }) => search.nodes,
  ofPeerData: ({ search }: { search: Found[] }) => search,
};
