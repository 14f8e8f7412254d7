// Whether the graph holds any article or dataset.
// params: none    rows: one
RETURN EXISTS { (:Source|Dataset) } AS hasSources
