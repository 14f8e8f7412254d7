import {
  mapsOf,
  type Picture,
  peerPictureFields,
  pictureFields,
  relationsAmong,
  shownPicture,
  sortedPicture,
} from "./picture.ts";
import type { Question, Row } from "./question.ts";

export const perType = 10;
/** The maximum of the service. */
const most = 2_000;

/**
 * Clauses that bind `taken`, the new neighbors in order, and `nodes`, all entities of the picture. `best` binds
 * neighbors `n` of the entities `roots`, each with its place among those of one entity and type. A neighbor may come
 * repeatedly.
 */
const taken = (best: string) => `CALL () {
  UNWIND $ids AS id
  MATCH (e:Entity {id: id})
  RETURN collect(e) AS roots
}
CALL (roots) {
  ${best}
  WITH n, min(place) AS place
  ORDER BY place, n.degree DESC, n.id LIMIT ${most}
  RETURN collect(n) AS taken
}
WITH taken, roots + taken AS nodes`;

/** The common parts of these questions. `peerField` is the root field of @neo4j/graphql. */
export function expandQuestion(best: string, peerField: string) {
  return {
    rootFields: ["expand"],
    cypher: `${taken(best)}
RETURN ${mapsOf("taken")} AS nodes, ${relationsAmong} AS relations`,
    document: `query ($ids: [ID!]!) { expand(ids: $ids, shown: $ids, perType: ${perType}) { ${pictureFields} } }`,
    peerDocument: `query ($ids: [ID!]!) { ${peerField}(ids: $ids) { ${peerPictureFields} } }`,
    ofRows: ([row]: readonly Row[]) => sortedPicture(row as Row & Picture),
    ofData: ({ expand }: { expand: Parameters<typeof shownPicture>[0] }) => shownPicture(expand),
    ofPeerData: (data: Readonly<Record<string, Picture>>) => sortedPicture(data[peerField] as Picture),
  } satisfies Partial<Question>;
}

export const expandTypeDefinitions = (best: string, peerField: string) => `
extend type Query {
  ${peerField}(ids: [ID!]!): Picture @cypher(columnName: "picture", statement: """
    ${taken(best)}
    RETURN {nodes: ${mapsOf("taken")}, relations: ${relationsAmong}} AS picture
  """)
}`;
