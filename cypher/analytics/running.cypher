// How many statements work on a projection at the moment: those with its name as the parameter `projection`. The
// parameters of a statement are sent as one map, `p`.
// params: name STRING    rows: one
SHOW TRANSACTIONS YIELD parameters WHERE parameters.p.projection = $name
RETURN count(*) AS running
