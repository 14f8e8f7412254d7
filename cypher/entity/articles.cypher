// For each entity, a page of the articles that mention it, newest first, undated ones last, then by id.
// params: ids LIST<STRING>, after STRING?, afterId STRING?, limit INTEGER, counted BOOLEAN    rows: one per id
UNWIND $ids AS id
RETURN id,
  COLLECT {
    MATCH (a:Article)-[:MENTIONS]->(:Entity {id: id})
    WITH a, coalesce(a.publishedOn, '') AS rank
    WHERE $after IS NULL OR rank < $after OR (rank = $after AND a.id > $afterId)
    WITH *
    ORDER BY rank DESC, a.id
    LIMIT $limit
    RETURN {rank: rank, node: a {.id, .title, .publisher, .publishedOn, .language, .url}}
  } AS rows,
  CASE WHEN $counted THEN COUNT { (:Article)-[:MENTIONS]->(:Entity {id: id}) } END AS total
