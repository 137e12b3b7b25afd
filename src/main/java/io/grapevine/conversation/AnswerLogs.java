package io.grapevine.conversation;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/// The answers that can be followed, the newest of each conversation, and the room that all their logs share.
///
/// Where the room is used up, the answers that ended first are forgotten before their time; those under way
/// stay. A forgotten log lives on only as long as somebody is still reading it. Safe for many threads.
final class AnswerLogs implements RunningAnswer.Room {

    private final ConcurrentMap<String, RunningAnswer> byConversation = new ConcurrentHashMap<>();
    private final AtomicLong characters = new AtomicLong();
    private final long most;
    private final Duration retention;

    /// @param most      characters of all logs together
    /// @param retention how long an answer is known after it ended, where there is room
    AnswerLogs(long most, Duration retention) {
        this.most = most;
        this.retention = retention;
    }

    /// Makes it the conversation's newest answer.
    ///
    /// @return false where the one before is still under way
    boolean add(String conversationId, RunningAnswer answer) {
        byConversation.entrySet().stream()
                .filter(old -> old.getValue().isOlderThan(retention))
                .forEach(this::forget);
        return byConversation.compute(conversationId, (id, old) -> {
                    if (old != null && !old.isEnded()) {
                        return old;
                    }
                    if (old != null) {
                        characters.addAndGet(-old.characters());
                    }
                    return answer;
                })
                == answer;
    }

    /// The newest answer of a conversation; empty where it was forgotten, or never was.
    Optional<RunningAnswer> find(String conversationId) {
        return Optional.ofNullable(byConversation.get(conversationId));
    }

    @Override
    public boolean take(int more, boolean always) {
        characters.addAndGet(more);
        while (characters.get() > most) {
            var oldest = byConversation.entrySet().stream()
                    .filter(known -> known.getValue().isEnded())
                    // the clock may overflow
                    .min((a, b) ->
                            Long.compare(a.getValue().endedAt() - b.getValue().endedAt(), 0));
            if (oldest.isEmpty() && always) {
                return true;
            }
            if (oldest.isEmpty()) {
                characters.addAndGet(-more);
                return false;
            }
            forget(oldest.get());
        }
        return true;
    }

    /// Characters of all logs.
    long characters() {
        return characters.get();
    }

    /// Its room is given back once, however many forget it at the same time.
    private void forget(Map.Entry<String, RunningAnswer> known) {
        if (byConversation.remove(known.getKey(), known.getValue())) {
            characters.addAndGet(-known.getValue().characters());
        }
    }
}
