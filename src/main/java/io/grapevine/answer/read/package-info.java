/// Reads evidence for the answer of a question without a chat model: candidates, their features, and the two
/// networks that choose the sentence and mark the words in it. Used by the generators and trained by the lab.
package io.grapevine.answer.read;
