// Notes that a backup is being restored, and which, by the hash of its file.
// params: restoring STRING    rows: none
MATCH (g:Graph {id: 'graph'})
SET g.restoring = $restoring
