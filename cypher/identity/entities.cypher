// The entities of members.
// params: ids LIST<STRING>    rows: at most one per id
UNWIND $ids AS id
MATCH (:Member {id: id})-[:BELONGS_TO]->(e:Entity)
RETURN id, e.id AS entityId
