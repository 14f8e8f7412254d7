// The texts and states of the proposals of an article.
// params: articleId STRING    rows: many
MATCH (p:Proposal {articleId: $articleId})
RETURN p.status AS status, p.text AS text, p.deadline AS deadline
