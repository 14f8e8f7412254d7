// How many relations these entities have.
// params: ids LIST<STRING>    rows: at most one per id
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN e {.id, .degree, .neighborCounts} AS entity
