// For each relation, a page of the claims that support it: newest article first, undated ones last, then by claim.
// params: ids LIST<STRING>, after STRING?, afterId STRING?, limit INTEGER, counted BOOLEAN    rows: one per id
UNWIND $ids AS id
RETURN id,
  COLLECT {
    MATCH (a:Article)-[:CLAIMS]->(c:Claim {relationId: id})
    WITH a, c, coalesce(a.publishedOn, '') AS rank
    WHERE $after IS NULL OR rank < $after OR (rank = $after AND c.id > $afterId)
    WITH *
    ORDER BY rank DESC, c.id
    LIMIT $limit
    RETURN {
      rank: rank,
      node: c {
        .id, .paragraph, .statement, .confidence, .extractedBy,
        article: a {.id, .title, .publisher, .publishedOn, .language, .url}
      }
    }
  } AS rows,
  CASE WHEN $counted THEN COUNT { (:Claim {relationId: id}) } END AS total
