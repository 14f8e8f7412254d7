// What articles call these entities: of those that say the very same, only the newest.
// params: ids LIST<STRING>    rows: many per id
UNWIND $ids AS id
MATCH (a:Article)-[m:MENTIONS]->(:Entity {id: id})
WITH id, a, m ORDER BY coalesce(a.publishedOn, '') DESC, a.id
WITH id, m {.*, ref: null} AS said, head(collect(a)) AS newest
RETURN said {.*, entityId: id, articleId: newest.id, publishedOn: newest.publishedOn} AS mention
