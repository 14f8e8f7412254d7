// Members with what is derived of them: by id, and all of these entities, of those with a member whose join leads to one of
// `joined`, and for each name and each id in another register of at most `most` entities that have it.
// The indexes are named: a plan made while the graph was small would scan.
// params: ids LIST<STRING>, entityIds LIST<STRING>, joined LIST<STRING>, names LIST<MAP {kind, key}>, registerIds LIST<STRING>, most INTEGER    rows: many
CALL () {
  UNWIND $ids AS id
  MATCH (m:Member {id: id})
  RETURN m
  UNION
  UNWIND $entityIds AS id
  MATCH (:Entity {id: id})<-[:BELONGS_TO]-(m:Member)
  RETURN m
  UNION
  UNWIND $joined AS id
  MATCH (:Member {id: id})<-[:MEANS]-(:Member)-[:BELONGS_TO]->(e:Entity)
  MATCH (e)<-[:BELONGS_TO]-(m:Member)
  RETURN m
  UNION
  UNWIND $names AS name
  CALL (name) {
    MATCH (n:Name {key: name.key})-[:NAMES]->(e:Entity)
    USING RANGE INDEX n:Name(key)
    WHERE n.kind = name.kind AND n.identifies
    RETURN e LIMIT $most
  }
  MATCH (e)<-[:BELONGS_TO]-(m:Member)
  RETURN m
  UNION
  UNWIND $registerIds AS value
  CALL (value) {
    MATCH (i:Identifier {value: value})-[:IDENTIFIES]->(e:Entity)
    USING INDEX i:Identifier(value)
    RETURN e LIMIT $most
  }
  MATCH (e)<-[:BELONGS_TO]-(m:Member)
  RETURN m
}
MATCH (m)-[:BELONGS_TO]->(e:Entity)
OPTIONAL MATCH (m)-[join:MEANS]->(to:Member)
RETURN m {.*, entityId: e.id, join: CASE WHEN to IS NULL THEN null ELSE {to: to.id, rule: join.rule, key: join.key} END} AS member
