// A page of articles, newest first, undated ones last, then by id: a range of the index article_newest.
// params: after STRING, afterId STRING, limit INTEGER    rows: many
MATCH (a:Article)
USING INDEX a:Article(newestKey, id)
WHERE a.newestKey >= $after AND a.id IS NOT NULL AND (a.newestKey > $after OR a.id > $afterId)
WITH a ORDER BY a.newestKey, a.id LIMIT $limit
RETURN {rank: a.newestKey, node: a {.id, .title, .publisher, .publishedOn, .language, .url}} AS row
