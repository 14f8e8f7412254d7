// Entities that have two ids of one scheme. The ids are in alphabetical order, so those of a scheme follow each other.
// params: limit INTEGER    rows: many
MATCH (e:Entity)
WHERE e.id >= ''
WITH e, coalesce(e.sameAs, []) AS sameAs
WHERE any(i IN range(1, size(sameAs) - 1) WHERE split(sameAs[i], ':')[0] = split(sameAs[i - 1], ':')[0])
RETURN e.id AS id, sameAs, e.degree AS degree
LIMIT $limit
