import { ofMedianDegree } from "../drawn.ts";
import type { Question, Row } from "../question.ts";

interface Scalars {
  readonly kind: string;
  /** The graph stores no empty list. */
  readonly aliases?: readonly string[] | null;
  readonly sameAs?: readonly string[] | null;
  readonly placeKind?: string | null;
  readonly coordinates?: { readonly latitude: number; readonly longitude: number } | null;
}
const ofEntity = ({ aliases, sameAs, placeKind = null, coordinates = null, ...entity }: Scalars) => ({
  ...entity,
  aliases: aliases ?? [],
  sameAs: sameAs ?? [],
  placeKind,
  coordinates: coordinates && [coordinates.latitude, coordinates.longitude],
});

/** Entities of median degree. */
export const q1: Question = {
  name: "Q1",
  title: "an entity with all its scalars",
  rootFields: ["entity"],
  drawnFrom: ofMedianDegree,
  // All properties as a map. Naming the fields took as long, and returning the node took longer.
  cypher: `MATCH (e:Entity {id: $id})
RETURN e {.id, .kind, .name, .aliases, .description, .sameAs, .degree, .placeKind, .point} AS entity`,
  document: `query ($id: ID!) {
  entity(id: $id) {
    id kind name aliases description sameAs degree
    ... on Place { placeKind coordinates { latitude longitude } }
  }
}`,
  peerDocument: `query ($id: ID!) {
  entities(where: { id: { eq: $id } }) {
    id kind name aliases description sameAs degree placeKind coordinates: point { latitude longitude }
  }
}`,
  ofRows: ([row]) => {
    const { point, ...entity } = (row as Row).entity as Row & { point: { x: number; y: number } | null };
    return ofEntity({
      ...(entity as unknown as Scalars),
      coordinates: point && { latitude: point.y, longitude: point.x },
    });
  },
  ofData: ({ entity }: { entity: Scalars }) => ofEntity(entity),
  ofPeerData: ({ entities: [entity] }: { entities: [Scalars] }) => ofEntity(entity),
};
