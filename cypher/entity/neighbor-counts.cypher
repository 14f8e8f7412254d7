// How many relations each of these entities has, by type, direction and neighbor kind, as it is stored.
// params: ids LIST<STRING>    rows: at most one per id
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN id, e.neighborCounts AS neighborCounts
