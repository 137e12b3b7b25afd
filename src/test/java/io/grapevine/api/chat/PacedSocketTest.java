package io.grapevine.api.chat;

import io.grapevine.answer.exchange.Exchange;
import io.grapevine.api.chat.ChatFakes.InMemoryConversations;
import io.grapevine.api.chat.ChatFakes.QueueChannel;
import io.grapevine.conversation.Answers;
import io.grapevine.conversation.RunningAnswers;
import io.grapevine.domain.Answer;
import io.grapevine.domain.Principal;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;

/// A connection of the chat whose answer says one word a permit.
abstract class PacedSocketTest {

    final InMemoryConversations conversations = new InMemoryConversations();
    final QueueChannel channel = new QueueChannel();
    /// The paced answer says one word a permit.
    final Semaphore pace = new Semaphore(0);

    SocketSession client(Answers answers) {
        return client(ChatFakes.running(answers, conversations, ChatFakes.config()), channel);
    }

    static SocketSession client(RunningAnswers sessions, QueueChannel channel) {
        return new SocketSession(
                channel,
                sessions,
                () -> Principal.OWNER,
                ChatFakes.JSON,
                new TokenBucket(20, 5, System::nanoTime),
                1_000_000);
    }

    Answer paced(Exchange exchange) {
        exchange.routed(ChatFakes.lookup());
        for (var word : exchange.question().text().split(" ")) {
            try {
                pace.acquire();
            } catch (InterruptedException e) {
                throw new CancellationException("interrupted");
            }
            exchange.transcript().say(word + " ");
        }
        return exchange.done(exchange.transcript().generation(true, "fake"));
    }
}
