// The PageRank and the community of some entities of a projection.
// params: projection STRING, ids LIST<STRING>    rows: one per id
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN id, gds.util.nodeProperty($projection, e, 'pageRank') AS pageRank,
  gds.util.nodeProperty($projection, e, 'community') AS community
