// in: pairs, a list of [passage id, id of the passage behind it]; out: nothing.
UNWIND $pairs AS pair
MATCH (a:Passage {id: pair[0]}), (b:Passage {id: pair[1]})
CREATE (a)-[:NEXT]->(b)
