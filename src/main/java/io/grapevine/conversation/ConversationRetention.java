package io.grapevine.conversation;

import io.grapevine.graph.conversation.ConversationStore;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Removes conversations that are older than they are kept. Each process of several does; what is gone already
/// costs nothing.
@Singleton
class ConversationRetention {

    private final ConversationStore store;
    private final Optional<Duration> kept;

    ConversationRetention(ConversationStore store, ChatConfig config) {
        this.store = store;
        this.kept = config.conversationsKept();
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void forgetOld() {
        kept.ifPresent(span -> store.removeBefore(Instant.now().minus(span)));
    }
}
