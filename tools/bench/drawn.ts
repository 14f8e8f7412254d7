/** Cypher that lists all entities of median degree, by id. */
export const ofMedianDegree = `MATCH (e:Entity) WITH percentileDisc(e.degree, 0.5) AS median
MATCH (e:Entity) WHERE e.degree = median
RETURN e.id AS id ORDER BY id`;

/** Cypher that finds the entity with the most relations. */
export const largestHub = "MATCH (e:Entity) RETURN e.id AS id ORDER BY e.degree DESC, e.id LIMIT 1";
