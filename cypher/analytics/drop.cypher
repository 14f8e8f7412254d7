// Drops a projection, where there is one of this name.
// params: name STRING    rows: none
CALL gds.graph.drop($name, false) YIELD graphName
FINISH
