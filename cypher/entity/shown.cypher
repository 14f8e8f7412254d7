// What these entities show. One that was made in this transaction has no name until it is derived. Besides the fields,
// `entity` holds what Neo4j keeps for itself, but for the point, whose parts are in `latitude` and `longitude`.
// params: ids LIST<STRING>    rows: at most one per id
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN e {.*, point: null, latitude: e.point.latitude, longitude: e.point.longitude} AS entity
