// A proposal, and whether the graph has an article with the id of its article.
// params: id STRING    rows: at most one
MATCH (p:Proposal {id: $id})
RETURN p {.*} AS proposal, EXISTS { (:Article {id: p.articleId}) } AS articleInGraph
