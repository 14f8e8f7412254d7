import type { Row } from "./question.ts";
import { anyRelation } from "./relation-types.ts";

/** A part of the graph: entities in order, and the relations among them by id. */
export interface Picture {
  readonly nodes: readonly unknown[];
  readonly relations: readonly { readonly id: string; readonly source: string; readonly target: string }[];
}
interface ShownPicture {
  readonly nodes: readonly unknown[];
  readonly relations: readonly (Row & { readonly source: Ended; readonly target: Ended })[];
}
interface Ended {
  readonly id: string;
}

export const pictureFields = "nodes { id kind name } relations { id type source { id } target { id } }";
export const peerPictureFields = "nodes { id kind name } relations { id type source target }";

export const pictureTypeDefinitions = `
type PictureNode { id: ID! kind: String! name: String! }
type PictureRelation { id: ID! type: String! source: ID! target: ID! }
type Picture { nodes: [PictureNode!]! relations: [PictureRelation!]! }`;

/** Entities with more relations are hubs, which are not expanded. The default of the service. */
export const hubDegree = 1_000;

/**
 * A COLLECT of the relations among the entities of the list `nodes`. It finds each relation from its source, that of a
 * hub from the other end, and that of two hubs from the pair. Expanding the hubs too took 1.5 times as long. The
 * relations are not sorted, because the client sorts them faster.
 */
export const relationsAmong = `COLLECT {
  CALL (nodes) {
    UNWIND nodes AS s
    WITH s, nodes WHERE s.degree <= ${hubDegree}
    MATCH (s)-[r:${anyRelation}]->(t) WHERE t IN nodes
    RETURN s, r, t
    UNION ALL
    WITH nodes, [n IN nodes WHERE n.degree > ${hubDegree}] AS hubs
    UNWIND nodes AS t
    WITH t, hubs WHERE t.degree <= ${hubDegree}
    MATCH (t)<-[r:${anyRelation}]-(s) WHERE s IN hubs
    RETURN s, r, t
    UNION ALL
    WITH [n IN nodes WHERE n.degree > ${hubDegree}] AS hubs
    UNWIND hubs AS s
    UNWIND hubs AS t
    WITH s, t WHERE s <> t
    MATCH (s)-[r:${anyRelation}]->(t)
    RETURN s, r, t
  }
  RETURN r {.id, type: type(r), source: s.id, target: t.id}
}`;

/** Entities as maps. A subquery would cost one row for each. */
export const mapsOf = (list: string) => `[n IN ${list} | n {.id, .kind, .name}]`;

export function sortedPicture({ nodes, relations }: Picture): Picture {
  return { nodes, relations: relations.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** The service returns relations already by id, and their ends as entities. */
export function shownPicture({ nodes, relations }: ShownPicture): unknown {
  return {
    nodes,
    relations: relations.map(({ source, target, ...relation }) => ({
      ...relation,
      source: source.id,
      target: target.id,
    })),
  };
}
