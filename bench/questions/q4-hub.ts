import type { Question, Row } from "../question.ts";
import { relationTypes } from "../relation-types.ts";

interface Count {
  readonly type: string;
  readonly direction: string;
  readonly total: number;
}
interface Hub {
  readonly id: string;
  readonly name: string;
  readonly neighbors: unknown;
  readonly neighborCounts: readonly Count[];
}

/** Totals by type and direction, whatever the kind of neighbor. */
function totals(counts: readonly Count[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const { type, direction, total } of counts)
    if (total > 0) sums.set(`${type} ${direction}`, (sums.get(`${type} ${direction}`) ?? 0) + total);
  return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}
const ofHub = ({ id, name, neighbors, neighborCounts }: Hub) => ({
  id,
  name,
  neighbors,
  counts: totals(neighborCounts),
});

// One count a type and direction: it comes from the degree store, and nothing is expanded.
const counts = relationTypes.flatMap(({ type, symmetric }) =>
  symmetric
    ? [`{type: '${type}', direction: 'BOTH', total: COUNT { (e)-[:${type}]-() }}`]
    : [
        `{type: '${type}', direction: 'OUT', total: COUNT { (e)-[:${type}]->() }}`,
        `{type: '${type}', direction: 'IN', total: COUNT { (e)<-[:${type}]-() }}`,
      ],
);
const anyRelation = relationTypes.map(({ type }) => type).join("|");

/**
 * The best connected first, by the index that has each kind so, until enough are neighbors: 0.7 of the time of sorting
 * the neighbors, because a quarter of the graph are. Of an entity that is no hub it would be the slower way.
 */
const neighborsOf = (entity: string, first: string) => `UNWIND ['PERSON', 'COMPANY', 'PLACE'] AS kind
CALL (${entity}, kind) {
  MATCH (n:Entity) WHERE n.kind = kind AND n.degreeRank <= 0 AND n.id IS NOT NULL
  WITH ${entity}, n ORDER BY n.kind, n.degreeRank, n.id
  WHERE EXISTS { (${entity})-[:${anyRelation}]-(n) }
  RETURN n LIMIT ${first}
}
WITH n ORDER BY n.degreeRank, n.id LIMIT ${first}`;

/** What @neo4j/graphql cannot say natively: an edge that follows any relation, and counts by type. */
export const hubTypeDefinitions = `
type NeighborCount { type: String! direction: String! total: Int! }
extend type Entity {
  neighbors(first: Int!): [Entity!]! @cypher(columnName: "n", statement: """
    WITH this AS e
    ${neighborsOf("e", "toInteger($first)")}
    RETURN n
  """)
  neighborCounts: [NeighborCount!]! @cypher(columnName: "count", statement: """
    WITH this AS e
    UNWIND [${counts.join(", ")}] AS count
    RETURN count
  """)
}`;

/** The entity with the most relations. */
export const q4: Question = {
  name: "Q4",
  title: "a hub's page of 50 neighbors, with its counts by type",
  rootFields: ["entity"],
  drawnFrom: "MATCH (e:Entity) RETURN e.id AS id ORDER BY e.degree DESC, e.id LIMIT 1",
  cypher: `MATCH (e:Entity {id: $id})
RETURN e.id AS id, e.name AS name, COLLECT {
${neighborsOf("e", "50")}
  RETURN n {.id, .kind, .name}
} AS neighbors, [${counts.join(",\n")}] AS neighborCounts`,
  document: `query ($id: ID!) {
  entity(id: $id) {
    id name
    neighbors(first: 50) { nodes { id kind name } }
    neighborCounts { type direction total }
  }
}`,
  peerDocument: `query ($id: ID!) {
  entities(where: { id: { eq: $id } }) {
    id name
    neighbors(first: 50) { id kind name }
    neighborCounts { type direction total }
  }
}`,
  ofRows: ([row]) => ofHub(row as Row & Hub),
  ofData: ({ entity }: { entity: Hub & { neighbors: { nodes: unknown } } }) =>
    ofHub({ ...entity, neighbors: entity.neighbors.nodes }),
  ofPeerData: ({ entities: [hub] }: { entities: [Hub] }) => ofHub(hub),
};
