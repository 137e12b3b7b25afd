// in: version 15; out: the indexes by which a person's thumbs, and old conversations and thumbs, are found
CREATE INDEX feedback_conversation IF NOT EXISTS FOR (f:Feedback) ON (f.conversation);
CREATE INDEX feedback_at IF NOT EXISTS FOR (f:Feedback) ON (f.at);
CREATE INDEX conversation_updated IF NOT EXISTS FOR (c:Conversation) ON (c.updatedAt);
