// A page of entities in order of id.
// params: after STRING, limit INTEGER    rows: one per entity
MATCH (e:Entity)
WHERE e.id > $after
WITH e ORDER BY e.id LIMIT $limit
RETURN e.id AS id, [e {
  .id, .kind, .name, .aliases, .description, .sameAs, .placeKind, .degree,
  latitude: e.point.latitude, longitude: e.point.longitude
}] AS items
