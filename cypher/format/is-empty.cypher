// Whether there is neither a source nor a dataset nor a decision.
// params: none    rows: one
RETURN NOT EXISTS { (:Source|Dataset) } AND NOT EXISTS { (:Decision) } AS isEmpty
