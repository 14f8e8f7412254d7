// What these entities show; nothing of one that was made in this transaction and not derived yet.
// params: ids LIST<STRING>    rows: at most one per id
UNWIND $ids AS id
MATCH (e:Entity {id: id})
WHERE e.name IS NOT NULL
RETURN e {
  .id, .name, .aliases, .description, .sameAs, .placeKind, latitude: e.point.latitude, longitude: e.point.longitude
} AS entity
