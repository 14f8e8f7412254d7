// Writes articles.
// params: rows LIST<MAP {id, title, publisher, publishedOn, language, url, record}>    rows: none
UNWIND $rows AS row
CREATE (a:Article)
SET a = row
