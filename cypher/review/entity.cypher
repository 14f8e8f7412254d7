// An entity as it is compared with others.
// params: id STRING    rows: at most one
MATCH (e:Entity {id: $id})
RETURN e.id AS id, e.kind AS kind, e.name AS name, coalesce(e.aliases, []) AS aliases, coalesce(e.sameAs, []) AS sameAs, e.country AS country, e.birthDate AS birthDate, e.degree AS degree
