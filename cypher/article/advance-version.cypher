// Marks that the graph has changed, and logs what changed; only that something did where `change` is empty. The log keeps
// its newest entries.
// params: change MAP, kept INTEGER    rows: one
MATCH (g:Graph {id: 'graph'})
SET g.version = g.version + 1, g.changedAt = toString(datetime())
MERGE (c:Change {version: g.version})
SET c = $change, c.version = g.version
WITH g
CALL (g) {
  MATCH (old:Change)
  WHERE old.version <= g.version - $kept
  DELETE old
}
RETURN g.version AS version
