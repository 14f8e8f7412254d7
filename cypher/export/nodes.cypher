// What a file of nodes and edges tells of some entities, in order of id.
// params: ids LIST<STRING>    rows: one per id
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN e.id AS id, e.kind AS kind, e.name AS name, e.description AS description, e.placeKind AS placeKind,
  e.point.latitude AS latitude, e.point.longitude AS longitude, e.degree AS degree
ORDER BY id
