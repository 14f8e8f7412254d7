// What articles call these entities: of those that say the very same, only the newest.
// params: ids LIST<STRING>    rows: many per id
UNWIND $ids AS id
MATCH (a:Article)-[m:MENTIONS]->(:Entity {id: id})
WITH id, a, m ORDER BY coalesce(a.publishedOn, '') DESC, a.id
WITH id, m.name AS name, m.aliases AS aliases, m.description AS description, m.sameAs AS sameAs,
  m.placeKind AS placeKind, m.latitude AS latitude, m.longitude AS longitude, head(collect(a)) AS newest
RETURN {
  entityId: id, articleId: newest.id, publishedOn: newest.publishedOn,
  name: name, aliases: aliases, description: description, sameAs: sameAs,
  placeKind: placeKind, latitude: latitude, longitude: longitude
} AS mention
