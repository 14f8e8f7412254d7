// Writes how many relations entities have. degreeRank is the degree with the other sign: an index in its order, then by
// id, has the best connected first. A word's rank is four times the binary logarithm of the degree, so that it seldom
// has to change.
// params: rows LIST<MAP {id, degree INTEGER, neighborCounts STRING?}>    rows: none
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
SET e.degree = row.degree, e.degreeRank = -row.degree, e.neighborCounts = row.neighborCounts
WITH e, toInteger(floor(log(e.degree + 1) / log(2) * 4 + 0.000001)) AS rank
MATCH (w:Word)-[:BEGINS]->(e)
WHERE w.rank <> rank
SET w.rank = rank
