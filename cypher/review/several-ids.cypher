// Entities that have two ids of one scheme. The ids are in alphabetical order, so those of a scheme follow each other.
// params: limit INTEGER    rows: many
MATCH (e:Entity)
WHERE e.id >= '' AND size(e.sameAs) > 1
  AND any(i IN range(1, size(e.sameAs) - 1) WHERE split(e.sameAs[i], ':')[0] = split(e.sameAs[i - 1], ':')[0])
RETURN e.id AS id, e.sameAs AS sameAs, e.degree AS degree
LIMIT $limit
