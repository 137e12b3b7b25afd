// in: owner (what the keys of their conversations begin with); out: nothing. For the thumbs whose conversations were deleted before.
MATCH (f:Feedback)
WHERE f.conversation STARTS WITH $owner
DELETE f
