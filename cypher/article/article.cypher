// One article.
// params: id STRING    rows: at most one
MATCH (a:Article {id: $id})
RETURN a {.id, .title, .publisher, .publishedOn, .language, .url} AS article
