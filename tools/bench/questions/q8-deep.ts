import type { Question } from "../question.ts";

interface Met {
  readonly id: string;
  readonly name: string;
  readonly met?: readonly Met[];
}
interface Connected {
  readonly id: string;
  readonly name: string;
  readonly met?: { readonly nodes: readonly Connected[] };
}

const pages = [10, 5, 5, 5] as const;

function ofConnected({ id, name, met }: Connected): Met {
  return met === undefined ? { id, name } : { id, name, met: met.nodes.map(ofConnected) };
}

const nested = (level: number, below: (first: number) => string): string =>
  pages.slice(level).length === 0 ? "" : below(pages[level] as number);

function cypherBelow(level: number): string {
  const [from, to] = [`p${level}`, `p${level + 1}`];
  return nested(
    level,
    (first) => `, met: COLLECT {
MATCH (${from})-[:MET]-(${to})
WITH DISTINCT ${to} ORDER BY ${to}.degree DESC, ${to}.id LIMIT ${first}
RETURN ${to} {.id, .name${cypherBelow(level + 1)}}
}`,
  );
}
const documentBelow = (level: number): string =>
  nested(
    level,
    (first) =>
      ` met: neighbors(first: ${first}, filter: { types: [MET] }) { nodes { id name${documentBelow(level + 1)} } }`,
  );
const peerDocumentBelow = (level: number): string =>
  nested(
    level,
    (first) =>
      ` met(limit: ${first}, sort: [{ degree: DESC }, { id: ASC }]) { id name${peerDocumentBelow(level + 1)} }`,
  );

/** People who met ten to twenty others, so that most pages are full. */
export const q8: Question = {
  name: "Q8",
  title: "four levels deep, 10 × 5 × 5 × 5: whom a person met",
  rootFields: ["person"],
  drawnFrom: `MATCH (p:Person) WHERE 10 <= COUNT { (p)-[:MET]-() } < 20
RETURN p.id AS id ORDER BY id`,
  cypher: `MATCH (p0:Entity:Person {id: $id})
RETURN p0 {.id, .name${cypherBelow(0)}} AS person`,
  document: `query ($id: ID!) { person(id: $id) { id name${documentBelow(0)} } }`,
  peerDocument: `query ($id: ID!) { people(where: { id: { eq: $id } }) { id name${peerDocumentBelow(0)} } }`,
  ofRows: ([row]) => row?.person,
  ofData: ({ person }: { person: Connected }) => ofConnected(person),
  ofPeerData: ({ people: [person] }: { people: [unknown] }) => person,
};
