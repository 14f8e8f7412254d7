// A page of datasets in order of id.
// params: after STRING, limit INTEGER    rows: one per dataset
MATCH (d:Dataset)
WHERE d.id > $after
WITH d ORDER BY d.id LIMIT $limit
RETURN d.id AS id, [d {.id, .title, .publisher, .url, .licence, .version, .asOf}] AS items
