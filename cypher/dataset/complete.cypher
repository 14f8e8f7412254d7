// Notes that a snapshot of a dataset is complete.
// params: id STRING    rows: none
MATCH (d:Dataset {id: $id})
REMOVE d.entriesBefore
