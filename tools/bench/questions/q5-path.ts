import type { Question, Row } from "../question.ts";
import { anyRelation } from "../relation-types.ts";

interface Step {
  readonly id: string;
  readonly type: string;
}
interface Path {
  readonly length: number;
  readonly nodes: readonly unknown[];
  readonly steps: readonly Step[];
}

/** Grouping by sources first took a little less for thousands of shortest paths, and as long for a few. */
const best = `MATCH p = allShortestPaths((a)-[:${anyRelation}*..6]-(b))
WITH p ORDER BY reduce(total = 0, r IN relationships(p) | total + r.sourceCount) DESC,
  round(reduce(total = 0.0, r IN relationships(p) | total + r.confidence), 9) DESC,
  [r IN relationships(p) | r.id]
LIMIT 1`;
const nodes = "[n IN nodes(p) | n {.id, .name}]";
const steps = "[r IN relationships(p) | {id: r.id, type: type(r)}]";

/** @neo4j/graphql has no paths, so this is a @cypher field. */
export const pathTypeDefinitions = `
type PathNode { id: ID! name: String! }
type PathStep { id: ID! type: String! }
type Path { length: Int! nodes: [PathNode!]! steps: [PathStep!]! }
extend type Query {
  path(from: ID!, to: ID!): Path @cypher(columnName: "path", statement: """
    MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
    ${best}
    RETURN {length: length(p), nodes: ${nodes}, steps: ${steps}} AS path
  """)
}`;

/** The common parts of the questions for paths. */
export const pathQuestion = {
  rootFields: ["paths"],
  cypher: `MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
${best}
RETURN length(p) AS length, ${nodes} AS nodes, ${steps} AS steps`,
  document: `query ($from: ID!, $to: ID!) {
  paths(from: $from, to: $to, limit: 1) { paths { length nodes { id name } steps { relation { id type } } } }
}`,
  peerDocument: `query ($from: ID!, $to: ID!) {
  path(from: $from, to: $to) { length nodes { id name } steps { id type } }
}`,
  // Two entities may have no path of that length.
  ofRows: ([row]: readonly Row[]) => row ?? null,
  ofData({ paths }: { paths: { paths: readonly (Omit<Path, "steps"> & { steps: readonly { relation: Step }[] })[] } }) {
    const [path] = paths.paths;
    return path === undefined ? null : { ...path, steps: path.steps.map(({ relation }) => relation) };
  },
  ofPeerData: ({ path }: { path: Path | null }) => path,
} satisfies Partial<Question>;

/** Pairs all over the graph: in order of id, their ends are half of the graph apart. */
export const q5: Question = {
  name: "Q5",
  title: "shortest path up to 6 hops",
  drawnFrom: `MATCH (e:Entity) WITH e.id AS id ORDER BY id
WITH collect(id) AS ids
WITH ids, size(ids) / 2 AS half
UNWIND range(0, half - 1, 1 + half / 2000) AS i
RETURN ids[i] AS from, ids[i + half] AS to`,
  ...pathQuestion,
};
