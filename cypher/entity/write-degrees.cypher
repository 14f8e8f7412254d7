// Writes how many relations entities have. degreeRank is the degree with the other sign: an index in its order, then by
// id, has the best connected first.
// params: rows LIST<MAP {id, degree INTEGER, neighborCounts STRING?}>    rows: none
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
SET e.degree = row.degree, e.degreeRank = -row.degree, e.neighborCounts = row.neighborCounts
