// A page of entries of each dataset in order of id, and how many there are. An entry's id begins with that of its dataset.
// params: ids LIST<STRING>, after STRING, limit INTEGER    rows: one per id
UNWIND $ids AS id
RETURN id, COLLECT {
  WITH 'entry:' + id + '/' AS start, 'entry:' + id + '0' AS beyond
  MATCH (e:Source:Entry)
  USING INDEX e:Source(id)
  WHERE e.id > CASE WHEN $after > start THEN $after ELSE start END AND e.id < beyond
  WITH e ORDER BY e.id LIMIT $limit
  RETURN e {.id, .url, .dataset, .key, .asOf}
} AS rows, COUNT { (:Dataset {id: id})<-[:OF]-() } AS total
