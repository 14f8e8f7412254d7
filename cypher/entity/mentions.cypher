// What articles call these entities, and when they appeared.
// params: ids LIST<STRING>    rows: many per id
UNWIND $ids AS id
MATCH (a:Article)-[m:MENTIONS]->(e:Entity {id: id})
RETURN {
  entityId: id, articleId: a.id, publishedOn: a.publishedOn,
  name: m.name, aliases: m.aliases, description: m.description, sameAs: m.sameAs,
  placeKind: m.placeKind, latitude: m.latitude, longitude: m.longitude
} AS mention
