// Of these entities, those that are located anywhere, and whether it is in a place that is meant: one with this id, or with
// one of these folded names. No row if no place is meant.
// params: asked LIST<MAP {place, keys LIST<STRING>, ids LIST<STRING>}>, mostPlaces INTEGER    rows: at most one per id
UNWIND $asked AS asked
CALL (asked) {
  CALL (asked) {
    MATCH (:Member {id: asked.place})-[:BELONGS_TO]->(p:Place)
    RETURN p
    UNION
    UNWIND asked.keys AS key
    MATCH (name:Name {key: key})-[:NAMES]->(p:Place)
    RETURN p
  }
  WITH DISTINCT p LIMIT $mostPlaces
  RETURN collect(p) AS places
}
WITH asked, places WHERE size(places) > 0
UNWIND asked.ids AS id
MATCH (e:Entity {id: id})-[:LOCATED_IN]->(:Place)
WITH DISTINCT asked, places, e
RETURN asked.place AS place, e.id AS id, EXISTS {
  MATCH (e)-[:LOCATED_IN*1..12]->(p:Place)
  WHERE p IN places
} AS isInside
