// How many relations of an undirected projection lie inside each of its communities, without those that have none: half
// of the ends that its entities have, less the share that leads out, which is its conductance.
// params: projection STRING    rows: many
CALL () {
  CALL gds.conductance.stream($projection, {communityProperty: 'community'}) YIELD community, conductance
  RETURN community, conductance, 0.0 AS ends
  UNION ALL
  CALL gds.degree.stream($projection) YIELD nodeId, score
  RETURN gds.util.nodeProperty($projection, nodeId, 'community') AS community, 0.0 AS conductance, score AS ends
}
WITH community, sum(conductance) AS conductance, sum(ends) AS ends
WITH community, CASE ends WHEN 0 THEN 0 ELSE toInteger(round((1 - conductance) * ends / 2)) END AS relations
WHERE relations > 0
RETURN community, relations
