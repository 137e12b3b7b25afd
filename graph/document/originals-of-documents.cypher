// in: hashes (of files); out: hash of each that is the original of a document.
MATCH (d:Document)
UNWIND d.`meta.original-sha256` AS hash
WITH DISTINCT hash
WHERE hash IN $hashes
RETURN hash
