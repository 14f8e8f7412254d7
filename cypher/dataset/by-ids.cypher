// Datasets with the number of their entries.
// params: ids LIST<STRING>    rows: at most one per id
UNWIND $ids AS id
MATCH (d:Dataset {id: id})
RETURN d {.id, .title, .publisher, .url, .licence, .version, .asOf, entryCount: COUNT { (d)<-[:OF]-() }} AS dataset
