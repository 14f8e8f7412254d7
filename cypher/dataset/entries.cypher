// Some entries of a dataset that are not of this generation or a later one, with their records.
// params: id STRING, generation INTEGER, limit INTEGER    rows: many
MATCH (e:Entry)
WHERE e.dataset = $id AND e.generation < $generation
RETURN e.id AS id, e.record AS record
LIMIT $limit
