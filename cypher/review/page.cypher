// Entities as they are compared with others, by id.
// params: after STRING, pageSize INTEGER    rows: many
MATCH (e:Entity) WHERE e.id > $after
WITH e ORDER BY e.id LIMIT $pageSize
RETURN e.id AS id, e.kind AS kind, e.name AS name, coalesce(e.aliases, []) AS aliases, coalesce(e.sameAs, []) AS sameAs, e.country AS country, e.birthDate AS birthDate, e.degree AS degree
