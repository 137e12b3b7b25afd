package io.grapevine.api.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.access.Caller;
import io.grapevine.conversation.RunningAnswer;
import io.grapevine.conversation.RunningAnswers;
import io.grapevine.domain.Failure;
import io.grapevine.domain.GrapevineException;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Principal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jboss.logging.Logger;

/// One connected client: takes its messages, and follows the answers that it asked for or resumed.
///
/// Each answer is followed by a virtual thread that sends an event only when the one before has left, so
/// nothing is queued for a slow reader; the answer's log holds what it has not read yet.
final class SocketSession {

    private static final Logger LOG = Logger.getLogger(SocketSession.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /// Refused messages in a row after which a client is not listened to any more.
    private static final int MOST_REFUSED = 50;

    /// The connection, as far as a client needs it. Safe for many threads.
    interface Channel {

        /// Returns when the text has left.
        ///
        /// @throws Stalled where it did not leave in time
        void send(String text) throws Stalled;

        void close(int code, String reason);

        boolean isOpen();
    }

    /// The reader does not take what is sent.
    static final class Stalled extends Exception {
        Stalled(Throwable cause) {
            super(cause);
        }
    }

    private final Channel channel;
    private final RunningAnswers sessions;
    private final Caller caller;
    private final ObjectMapper json;
    private final TokenBucket rate;
    private final int longest;
    private final ConcurrentMap<String, Follower> followers = new ConcurrentHashMap<>();
    private int refused;

    /// Who sends a conversation's events.
    private record Follower(RunningAnswer answer, Thread thread) {}

    /// @param longest most characters of a message
    SocketSession(
            Channel channel, RunningAnswers sessions, Caller caller, ObjectMapper json, TokenBucket rate, int longest) {
        this.channel = channel;
        this.sessions = sessions;
        this.caller = caller;
        this.json = json;
        this.rate = rate;
        this.longest = longest;
    }

    /// Takes a message; messages of one connection come one after the other.
    void receive(String text) {
        if (!rate.take()) {
            refuse();
            return;
        }
        refused = 0;
        Optional<String> conversation = Optional.empty();
        try {
            if (text.length() > longest) {
                throw new BadInput(
                        "The message has " + text.length() + " characters; at most " + longest + " are taken.");
            }
            var message = ClientMessage.parse(text, json);
            conversation = conversationOf(message);
            obey(message, caller.principal());
        } catch (GrapevineException.SignedOut e) {
            channel.close(ChatSocket.SIGNED_OUT, "the session has ended");
        } catch (GrapevineException e) {
            var failure = Failure.of(e);
            error(codeOf(failure), failure.message(), conversation);
        }
    }

    /// The protocol's words for a message that is refused.
    private static String codeOf(Failure failure) {
        return switch (failure.kind()) {
            case BAD_INPUT -> "bad_message";
            case CONFLICT -> "busy";
            case NOT_FOUND -> "gone";
            case SIGNED_OUT, FORBIDDEN, CANCELLED, INTERNAL, OVERLOADED, UNAVAILABLE, MISCONFIGURED ->
                failure.kind().code();
        };
    }

    /// The connection is gone: stops following; the answers go on, to be resumed.
    void gone() {
        followers.values().forEach(follower -> follower.thread().interrupt());
        followers.clear();
    }

    /// Closes the connection of somebody who is signed in no more.
    void checkCaller() {
        try {
            caller.principal();
        } catch (GrapevineException.SignedOut e) {
            channel.close(ChatSocket.SIGNED_OUT, "the session has ended");
        } catch (GrapevineException e) {
            LOG.debugf("whose a connection is could not be looked up: %s", e.getMessage());
        }
    }

    private void obey(ClientMessage message, Principal principal) {
        switch (message) {
            case ClientMessage.Ask(var question) -> {
                var started = sessions.ask(question, principal);
                follow(started.conversationId(), started.answer(), 0);
            }
            case ClientMessage.Cancel(var conversationId) -> sessions.cancel(principal, conversationId);
            case ClientMessage.Resume(var conversationId, var answerId, var after) -> {
                var answer = sessions.find(principal, conversationId, answerId);
                if (after > answer.lastSeq()) {
                    throw new BadInput(
                            "'after' is " + after + ", but the answer has only " + answer.lastSeq() + " events.");
                }
                // else an event under way would be sent twice
                if (after == 0 || !follows(conversationId, answer)) {
                    follow(conversationId, answer, after);
                }
            }
            case ClientMessage.Ping() -> send(Map.of("type", "pong", "seq", 0));
        }
    }

    private boolean follows(String conversationId, RunningAnswer answer) {
        var follower = followers.get(conversationId);
        return follower != null && follower.answer() == answer;
    }

    /// Sends the events after number `after`, in the place of whoever followed the conversation before.
    private void follow(String conversationId, RunningAnswer answer, long after) {
        var thread = Thread.ofVirtual().name("follow-" + answer.id()).unstarted(() -> {
            try {
                sendAll(answer, after);
            } finally {
                followers.computeIfPresent(
                        conversationId, (id, now) -> now.thread() == Thread.currentThread() ? null : now);
            }
        });
        var before = followers.put(conversationId, new Follower(answer, thread));
        if (before != null) {
            before.thread().interrupt();
            joinQuietly(before.thread());
        }
        thread.start();
    }

    private void sendAll(RunningAnswer answer, long after) {
        try {
            var seen = after;
            while (channel.isOpen() && !Thread.currentThread().isInterrupted()) {
                var event = answer.next(seen, PATIENCE);
                if (event.isPresent()) {
                    channel.send(event.get().json());
                    seen = event.get().seq();
                }
                if (event.isPresent() ? event.get().last() : answer.isEnded()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the connection is gone, or another follower took over
        } catch (Stalled e) {
            LOG.debug("a reader was too slow", e);
            channel.close(ChatSocket.TOO_SLOW, "too slow: resume from the last event that was received");
        }
    }

    private void refuse() {
        if (++refused > MOST_REFUSED) {
            channel.close(ChatSocket.POLICY_VIOLATION, "too many messages");
        } else {
            error("rate_limited", "Too many messages. Wait a second between them.", Optional.empty());
        }
    }

    private void error(String code, String message, Optional<String> conversationId) {
        var event = new LinkedHashMap<String, Object>();
        event.put("type", "error");
        event.put("seq", 0);
        conversationId.ifPresent(id -> event.put("conversationId", id));
        event.put("code", code);
        event.put("message", message);
        send(event);
    }

    private void send(Map<String, Object> event) {
        try {
            channel.send(json.valueToTree(event).toString());
        } catch (Stalled e) {
            channel.close(ChatSocket.TOO_SLOW, "too slow");
        }
    }

    private static Optional<String> conversationOf(ClientMessage message) {
        return switch (message) {
            case ClientMessage.Ask ask -> ask.question().conversationId();
            case ClientMessage.Cancel cancel -> Optional.of(cancel.conversationId());
            case ClientMessage.Resume resume -> Optional.of(resume.conversationId());
            case ClientMessage.Ping ping -> Optional.empty();
        };
    }

    private static void joinQuietly(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
