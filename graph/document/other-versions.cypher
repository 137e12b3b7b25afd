// in: documents, ids; most, how many of one name are still versions; out: one, other (properties of two versions, one of which is among the documents), supersedes (whether the first says that it takes the other's place).
UNWIND $documents AS id
MATCH (d:Document {id: id})
CALL (d) {
  MATCH (o:Document {family: d.family}) WHERE o <> d
  WITH collect(o) AS others WHERE size(others) <= $most
  UNWIND others AS o
  RETURN d AS one, o AS other, false AS supersedes
  UNION
  MATCH (o:Document {titled: d.titled}) WHERE o <> d
  WITH collect(o) AS others WHERE size(others) <= $most
  UNWIND others AS o
  RETURN d AS one, o AS other, false AS supersedes
  UNION
  MATCH (o:Document) WHERE o.supersedes IS NOT NULL
  WITH o WHERE o <> d AND o.collection = d.collection
    AND any(name IN o.supersedes WHERE name = d.id OR name = toLower(d.title) OR name = toLower(d.source) OR toLower(d.source) ENDS WITH '/' + name)
  RETURN o AS one, d AS other, true AS supersedes
  UNION
  WITH d WHERE d.supersedes IS NOT NULL
  MATCH (o:Document {collection: d.collection}) WHERE o <> d
    AND any(name IN d.supersedes WHERE name = o.id OR name = toLower(o.title) OR name = toLower(o.source) OR toLower(o.source) ENDS WITH '/' + name)
  RETURN d AS one, o AS other, true AS supersedes
}
RETURN DISTINCT properties(one) AS one, properties(other) AS other, supersedes
