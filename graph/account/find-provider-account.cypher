// in: provider (issuer and subject of a person at the identity provider); out: id, name of their account, where they have one.
MATCH (a:Account {provider: $provider})
RETURN a.id AS id, a.name AS name
