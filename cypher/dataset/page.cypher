// A page of datasets in order of id, with the number of their entries.
// params: after STRING, limit INTEGER    rows: many
MATCH (d:Dataset)
WHERE d.id > $after
WITH d ORDER BY d.id LIMIT $limit
RETURN d {.id, .title, .publisher, .url, .licence, .version, .asOf, entryCount: COUNT { (d)<-[:OF]-() }} AS dataset
