// Notes that a backup is restored: the graph has the version of the backup, and no log of the changes that led to it.
// params: version INTEGER, changedAt STRING?    rows: none
MATCH (g:Graph {id: 'graph'})
SET g.version = $version, g.changedAt = $changedAt
REMOVE g.restoring
WITH g
MATCH (c:Change)
DELETE c
