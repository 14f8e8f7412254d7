// The states of the proposals of an article's text. A decided proposal may have lost its text, and counts for every text.
// params: articleId STRING, text STRING    rows: many
MATCH (p:Proposal {articleId: $articleId})
WHERE p.text IS NULL OR p.text = $text
RETURN DISTINCT p.status AS status, p.deadline AS deadline
