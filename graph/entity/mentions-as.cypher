// in: key (of an entity), as (keys); out: name, type, times of its mentions that were read under one of these keys.
MATCH (:Entity {key: $key})<-[m:MENTIONS]-()
WHERE coalesce(m.as, $key) IN $as
RETURN m.name AS name, m.type AS type, count(*) AS times
