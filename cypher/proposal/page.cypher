// Proposals, the newest first, without their texts and parts. One whose extraction is over its deadline has failed.
// params: before STRING, afterId STRING, status STRING?, now STRING, limit INTEGER    rows: many
MATCH (p:Proposal)
USING INDEX p:Proposal(createdAt)
WHERE p.createdAt <= $before AND (p.createdAt < $before OR p.id > $afterId)
  AND ($status IS NULL OR $status = CASE WHEN p.status = 'EXTRACTING' AND p.deadline < $now THEN 'FAILED' ELSE p.status END)
WITH p ORDER BY p.createdAt DESC, p.id LIMIT $limit
RETURN p {.id, .status, .version, .articleId, .article, .language, .extractor, .fallenTotal, .usage, .errorCode, .errorMessage, .reason, .createdAt, .changedAt, .deadline} AS proposal,
  EXISTS { (:Article {id: p.articleId}) } AS articleInGraph
