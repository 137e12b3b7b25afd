// in: version 2; out: the key of what is kept of a conversation's answers, and the index that thumbs are counted by
CREATE CONSTRAINT exchange_id IF NOT EXISTS FOR (x:Exchange) REQUIRE x.id IS UNIQUE;
CREATE INDEX feedback_route IF NOT EXISTS FOR (f:Feedback) ON (f.route);
