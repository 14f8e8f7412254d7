// Writes entries of datasets, which must be there.
// params: rows LIST<MAP {id, dataset, key, asOf, url, newestKey, record}>    rows: none
UNWIND $rows AS row
MATCH (d:Dataset {id: row.dataset})
CREATE (e:Source:Entry)-[:OF]->(d)
SET e = row
