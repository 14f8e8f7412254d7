// What a file of nodes and edges tells of some entities, in order of id. `entity` also holds the properties that no
// file has, but for the longest, `neighborCounts`, and for the point, whose parts are in `latitude` and `longitude`.
// params: ids LIST<STRING>    rows: one per id
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN e {.*, neighborCounts: null, point: null, latitude: e.point.latitude, longitude: e.point.longitude} AS entity
ORDER BY id
