// Writes the ids of the other members of these entities.
// params: ids LIST<STRING>    rows: none
UNWIND $ids AS id
MATCH (e:Entity {id: id})
WITH e, COLLECT {
  MATCH (m:Member)-[:BELONGS_TO]->(e)
  WHERE m.id <> e.id
  RETURN m.id ORDER BY m.id
} AS otherIds
SET e.otherIds = CASE WHEN otherIds = [] THEN null ELSE otherIds END
