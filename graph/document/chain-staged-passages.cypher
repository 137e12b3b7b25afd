// in: pairs, a list of [passage id, id of the passage behind it], both staged; out: nothing.
UNWIND $pairs AS pair
MATCH (a:StagedPassage {id: pair[0]}), (b:StagedPassage {id: pair[1]})
CREATE (a)-[:NEXT]->(b)
