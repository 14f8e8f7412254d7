// The names of several entities of one kind, of which one has a member that some record names without an id: with the first
// of these entities, and with the first of those that have such members.
// params: mostEntities INTEGER, limit INTEGER    rows: many
MATCH (n:Name)-[:NAMES]->(e:Entity)
WHERE n.key >= '' AND n.identifies
WITH n.kind AS kind, n.key AS key, collect(DISTINCT e) AS entities
WHERE size(entities) > 1
WITH kind, key, entities, [e IN entities WHERE EXISTS {
  MATCH (m:Member)-[:BELONGS_TO]->(e)
  WHERE m.mentions > m.given
}] AS unsure
WHERE size(unsure) > 0
RETURN kind, key AS text, [e IN entities[..$mostEntities] | e.id] AS ids, size(entities) AS total,
  reduce(sum = 0, e IN entities | sum + e.degree) AS degree, [e IN unsure[..$mostEntities] | e.id] AS unsureIds
LIMIT $limit
