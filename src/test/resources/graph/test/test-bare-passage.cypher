// in: id; out: nothing. Leaves a passage as a reader meets it that is removed at that moment: without its properties.
MERGE (:Passage {id: $id})
