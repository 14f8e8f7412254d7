// A page of articles as the records they were imported from, in order of id.
// params: after STRING, limit INTEGER    rows: one per article
MATCH (a:Article)
WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
RETURN a.id AS id, [a.record] AS items
