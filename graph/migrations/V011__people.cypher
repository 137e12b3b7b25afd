// in: version 10; out: the keys of people, groups, grants, sessions, one-time links, API keys and events, and the indexes by which they and a person's conversations are found
CREATE CONSTRAINT account_id IF NOT EXISTS FOR (a:Account) REQUIRE a.id IS UNIQUE;
CREATE CONSTRAINT account_name IF NOT EXISTS FOR (a:Account) REQUIRE a.name IS UNIQUE;
CREATE CONSTRAINT account_group_name IF NOT EXISTS FOR (g:AccountGroup) REQUIRE g.name IS UNIQUE;
CREATE CONSTRAINT grant_key IF NOT EXISTS FOR (g:Grant) REQUIRE g.key IS UNIQUE;
CREATE CONSTRAINT session_hash IF NOT EXISTS FOR (s:AccountSession) REQUIRE s.hash IS UNIQUE;
CREATE CONSTRAINT link_hash IF NOT EXISTS FOR (l:OneTimeLink) REQUIRE l.hash IS UNIQUE;
CREATE CONSTRAINT api_key_hash IF NOT EXISTS FOR (k:ApiKey) REQUIRE k.hash IS UNIQUE;
CREATE CONSTRAINT api_key_id IF NOT EXISTS FOR (k:ApiKey) REQUIRE k.id IS UNIQUE;
CREATE INDEX grant_subject IF NOT EXISTS FOR (g:Grant) ON (g.subject);
CREATE INDEX grant_collection IF NOT EXISTS FOR (g:Grant) ON (g.collection);
CREATE INDEX conversation_owner IF NOT EXISTS FOR (c:Conversation) ON (c.owner);
CREATE CONSTRAINT event_id IF NOT EXISTS FOR (e:Event) REQUIRE e.id IS UNIQUE;
CREATE INDEX event_at IF NOT EXISTS FOR (e:Event) ON (e.at);
