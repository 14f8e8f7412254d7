// Writes what is said of a dataset. A new one gets generation 1. A snapshot begins a new generation, and notes how many
// entries there were before, unless an earlier snapshot noted it and was not completed.
// params: dataset MAP, snapshot BOOLEAN    rows: one
MERGE (d:Dataset {id: $dataset.id})
ON CREATE SET d.generation = 1
SET d += $dataset
FOREACH (_ IN CASE WHEN $snapshot THEN [1] ELSE [] END |
  SET d.generation = d.generation + 1, d.entriesBefore = coalesce(d.entriesBefore, COUNT { (d)<-[:OF]-() }))
RETURN d.generation AS generation
