// Whether there is neither an article nor a decision.
// params: none    rows: one
RETURN NOT EXISTS { (:Article) } AND NOT EXISTS { (:Decision) } AS isEmpty
