// A page of the stored records, in order of the article's id.
// params: after STRING, limit INTEGER    rows: one per article
MATCH (a:Article)
WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
RETURN a.id AS id, a.record AS record
