// Whether the graph holds any article.
// params: none    rows: one
RETURN EXISTS { (:Article) } AS hasArticles
