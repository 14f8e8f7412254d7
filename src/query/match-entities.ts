/** How many levels of nested places are followed. Records can nest places in a circle. */
export const maxNesting = 12;

/** Clauses that match the entity of each id in a list. The list is an expression; an unknown id gives no row. */
export function matchByIds(list: string, variable = "e"): string {
  return `UNWIND ${list} AS id\nMATCH (${variable}:Entity {id: id})`;
}

/** A condition that an entity is none of those in a list of ids, whatever ids it is known by. */
export function isNone(variable: string, list: string): string {
  return `NOT (${variable}.id IN ${list} OR any(otherId IN coalesce(${variable}.otherIds, []) WHERE otherId IN ${list}))`;
}

/** A pattern of all places within a place, itself included. `place` is the node pattern at its end. */
export function placesWithin(variable: string, place: string): string {
  return `(${variable}:Place)-[:LOCATED_IN*0..${maxNesting}]->${place}`;
}
