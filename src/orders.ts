/** An order of a list: what sorts it before the id does, which way, and of which type that key is. */
export interface Order {
  readonly name: string;
  readonly descending: boolean;
  readonly keyType: "string" | "number";
}

const order = (name: string, descending: boolean, keyType: Order["keyType"]): Order => ({ name, descending, keyType });

/** The orders of neighbors and of relations, by the names that the API gives them. */
export const neighborOrders = {
  DEGREE: order("DEGREE", true, "number"),
  NAME: order("NAME", false, "string"),
  NEWEST: order("NEWEST", true, "string"),
  SOURCES: order("SOURCES", true, "number"),
} as const;
export const relationOrders = {
  NEWEST: order("NEWEST", true, "string"),
  OLDEST: order("OLDEST", false, "string"),
  CONFIDENCE: order("CONFIDENCE", true, "number"),
  SOURCES: order("SOURCES", true, "number"),
} as const;

/** The orders of entities; degreeRank, their key by degree, is the degree with the other sign. */
export const entityOrders = {
  NAME: order("NAME", false, "string"),
  DEGREE: order("DEGREE", false, "number"),
} as const;
