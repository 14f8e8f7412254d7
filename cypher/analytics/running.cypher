// How many statements work on a projection at the moment: those with its name as the parameter `projection`.
// params: name STRING    rows: one
SHOW TRANSACTIONS YIELD parameters WHERE parameters.projection = $name
RETURN count(*) AS running
