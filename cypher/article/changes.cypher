// The log of changes from a version on: its entries in order, and whether each change is among them and names what it
// changed. Without entries where one is missing or names nothing, or where they name too much.
// params: since INTEGER, version INTEGER, most INTEGER    rows: one
OPTIONAL MATCH (c:Change)
WHERE c.version > $since AND c.version <= $version
WITH c ORDER BY c.version
WITH collect(c) AS changes, sum(c.size) AS size, count(c.size) AS named
WITH changes, named = $version - $since AND size <= $most AS complete
RETURN complete, CASE WHEN complete THEN [c IN changes | c {
  .entitiesChanged, .entitiesRemoved, .relationsAdded, .relationsChanged, .relationsRemoved
}] ELSE [] END AS changes
