import { registers } from "../registers.ts";

/** What a column of a table may say of an entity, to find it. */
export interface MatchProperty {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

const whereabouts: readonly MatchProperty[] = [
  { id: "country", name: "Country", description: "Two letters of ISO 3166-1, such as DE." },
  { id: "locatedIn", name: "Located in", description: "The name or the id of a place, also further in." },
];

/** The properties that a query understands, in the order in which they are suggested: registers by their scheme. */
export const matchProperties: ReadonlyMap<string, MatchProperty> = new Map(
  [
    ...whereabouts,
    ...Object.entries(registers).map(([id, { label, example }]) => ({
      ...{ id, name: label, description: `An id such as ${example}.` },
    })),
  ].map((property) => [property.id, property]),
);
