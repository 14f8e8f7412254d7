import type { Question } from "../question.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}
interface Founder<List> extends Named {
  readonly founded: List;
}
type Nodes<T> = { readonly nodes: readonly T[] };

/** People who founded at least two companies. */
export const q3: Question = {
  name: "Q3",
  title: "person, companies founded, their locations, 20 each",
  rootFields: ["person"],
  drawnFrom: `MATCH (p:Person)<-[:FOUNDED_BY]-(c:Company)
WITH p, count(DISTINCT c) AS founded WHERE founded >= 2
RETURN p.id AS id ORDER BY id`,
  // Both labels, because the index is on Entity(id). With only the label Person, all persons are read.
  cypher: `MATCH (p:Entity:Person {id: $id})
RETURN p.id AS id, p.name AS name, COLLECT {
  MATCH (p)<-[:FOUNDED_BY]-(c)
  WITH DISTINCT c ORDER BY c.degree DESC, c.id LIMIT 20
  RETURN c {.id, .name, locations: COLLECT {
    MATCH (c)-[:LOCATED_IN]->(l)
    WITH DISTINCT l ORDER BY l.degree DESC, l.id LIMIT 20
    RETURN l {.id, .name}
  }}
} AS founded`,
  document: `query ($id: ID!) {
  person(id: $id) {
    id name
    founded(first: 20) { nodes { id name ... on Company { locations(first: 20) { nodes { id name } } } } }
  }
}`,
  peerDocument: `query ($id: ID!) {
  people(where: { id: { eq: $id } }) {
    id name
    founded(limit: 20, sort: [{ degree: DESC }, { id: ASC }]) {
      id name
      locations(limit: 20, sort: [{ degree: DESC }, { id: ASC }]) { id name }
    }
  }
}`,
  ofRows: ([row]) => row,
  ofData: ({ person }: { person: Founder<Nodes<Named & { locations: Nodes<Named> }>> }) => ({
    ...person,
    founded: person.founded.nodes.map((company) => ({ ...company, locations: company.locations.nodes })),
  }),
  ofPeerData: ({ people: [person] }: { people: [unknown] }) => person,
};
