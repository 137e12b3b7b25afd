/// Stores conversations, their exchanges and the feedback on them.
package io.grapevine.graph.conversation;
