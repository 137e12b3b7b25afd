// in: collection; out: id of each document in it.
MATCH (:Collection {name: $collection})<-[:IN]-(d:Document)
RETURN d.id AS id
ORDER BY id
