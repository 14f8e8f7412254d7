// How many entries a dataset has that are not of this generation or a later one, and how many it had before the snapshot.
// params: id STRING, generation INTEGER    rows: at most one
MATCH (d:Dataset {id: $id})
RETURN coalesce(d.entriesBefore, COUNT { (d)<-[:OF]-() }) AS before,
  COUNT { MATCH (e:Entry) WHERE e.dataset = $id AND e.generation < $generation } AS old
