// in: version 11; out: the owner of each conversation: the owner of the service, who has no account, of those that there are
MATCH (c:Conversation) WHERE c.owner IS NULL
SET c.owner = '';
