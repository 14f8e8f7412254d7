/** Cypher that lists what several questions are asked about. */

/** Every entity with as many relations as the median one, by id. */
export const ofMedianDegree = `MATCH (e:Entity) WITH percentileDisc(e.degree, 0.5) AS median
MATCH (e:Entity) WHERE e.degree = median
RETURN e.id AS id ORDER BY id`;

/** The entity with the most relations. */
export const largestHub = "MATCH (e:Entity) RETURN e.id AS id ORDER BY e.degree DESC, e.id LIMIT 1";
