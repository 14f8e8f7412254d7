// Whether there is any decision.
// params: none    rows: one
RETURN EXISTS { (:Decision) } AS hasDecisions
