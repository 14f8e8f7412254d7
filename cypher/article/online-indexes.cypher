// The indexes that can be used, each as its type, label and properties.
// params: none    rows: one
SHOW INDEXES YIELD type, labelsOrTypes, properties, state
WHERE state = 'ONLINE' AND size(labelsOrTypes) = 1
RETURN collect(reduce(text = type + ' ' + labelsOrTypes[0], property IN properties | text + ' ' + property)) AS indexes
