// Entities of which one source names two members, with these.
// params: limit INTEGER    rows: many
MATCH (e:Entity)
WHERE e.id >= '' AND e.otherIds IS NOT NULL
MATCH (e)<-[mention:MENTIONS]-(s:Source)
WITH e, s, collect(DISTINCT mention.member) AS members
WHERE size(members) > 1
WITH e, head(collect(members)) AS members
RETURN e.id AS id, members, e.degree AS degree
LIMIT $limit
