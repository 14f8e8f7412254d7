import { ofMedianDegree } from "../drawn.ts";
import {
  hubDegree,
  mapsOf,
  type Picture,
  peerPictureFields,
  pictureFields,
  relationsAmong,
  shownPicture,
  sortedPicture,
} from "../picture.ts";
import type { Question, Row } from "../question.ts";
import { anyRelation } from "../relation-types.ts";

/** DISTINCT does not include the list `seen`: it would keep a copy in each row, 500 MiB around a hub. */
const found = `MATCH (a:Entity {id: $id})
CALL (a) {
  MATCH (a)-[:${anyRelation}]-(n)
  WITH DISTINCT n WHERE n <> a
  ORDER BY n.degree DESC, n.id LIMIT 499
  RETURN collect(n) AS near
}
WITH near, [a] + near AS seen
CALL (near, seen) {
  CALL (near) {
    UNWIND near AS u
    WITH u WHERE u.degree <= ${hubDegree}
    MATCH (u)-[:${anyRelation}]-(n)
    RETURN DISTINCT n
  }
  WITH n WHERE NOT n IN seen
  WITH n
  ORDER BY n.degree DESC, n.id LIMIT 499
  RETURN collect(n) AS far
}
WITH seen + far[..500 - size(seen)] AS nodes`;

export const subgraphTypeDefinitions = `
extend type Query {
  subgraph(id: ID!): Picture @cypher(columnName: "picture", statement: """
    ${found}
    RETURN {nodes: ${mapsOf("nodes")}, relations: ${relationsAmong}} AS picture
  """)
}`;

/** The common parts of the questions for subgraphs. */
export const subgraphQuestion = {
  rootFields: ["subgraph"],
  cypher: `${found}
RETURN ${mapsOf("nodes")} AS nodes, ${relationsAmong} AS relations`,
  document: `query ($id: ID!) { subgraph(ids: [$id], depth: 2, maxNodes: 500) { ${pictureFields} } }`,
  peerDocument: `query ($id: ID!) { subgraph(id: $id) { ${peerPictureFields} } }`,
  ofRows: ([row]: readonly Row[]) => sortedPicture(row as Row & Picture),
  ofData: ({ subgraph }: { subgraph: Parameters<typeof shownPicture>[0] }) => shownPicture(subgraph),
  ofPeerData: ({ subgraph }: { subgraph: Picture }) => sortedPicture(subgraph),
} satisfies Partial<Question>;

/** Around entities of median degree. */
export const q6: Question = {
  name: "Q6",
  title: "two-hop subgraph capped at 500 nodes",
  drawnFrom: ofMedianDegree,
  ...subgraphQuestion,
};
