// Writes articles.
// params: rows LIST<MAP {id, title, publisher, publishedOn, language, url, newestKey, record}>    rows: none
UNWIND $rows AS row
CREATE (a:Source:Article)
SET a = row
