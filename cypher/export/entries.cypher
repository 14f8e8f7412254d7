// A page of entries of datasets as the records they were imported from, in order of id.
// params: after STRING, limit INTEGER    rows: one per entry
MATCH (e:Source)
WHERE e.id > $after AND e:Entry
WITH e ORDER BY e.id LIMIT $limit
RETURN e.id AS id, [e.record] AS items
