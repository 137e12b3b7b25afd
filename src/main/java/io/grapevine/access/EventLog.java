package io.grapevine.access;

import io.grapevine.access.AccessConfig.SignIn;
import io.grapevine.graph.account.EventStore;
import io.grapevine.graph.account.EventStore.Event;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Locale;

/// Notes who signed in and what changed. What cannot be noted fails: nothing of this happens unseen.
@Singleton
public class EventLog {

    /// The name of whoever runs a command.
    public static final String COMMAND_LINE = "command line";

    /// What happened.
    public enum What {
        SIGNED_IN,
        /// After too many wrong passwords.
        LOCKED,
        SIGNED_OUT,
        PASSWORD_CHANGED,
        LINK_MADE,
        LINK_USED,
        INVITED,
        /// By the first sign-in at the identity provider.
        ACCOUNT_MADE,
        RIGHTS_CHANGED,
        PERSON_REMOVED,
        JOINED_GROUP,
        LEFT_GROUP,
        GROUP_REMOVED,
        GRANTED,
        REVOKED,
        KEY_MADE,
        KEY_REVOKED,
        UPLOADED,
        DOCUMENT_REMOVED,
        COLLECTION_REMOVED,
        EXPORTED;

        /// As it is written: `signed_in`.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final EventStore store;
    private final AccessConfig config;

    @Inject
    public EventLog(EventStore store, AccessConfig config) {
        this.store = store;
        this.config = config;
    }

    /// Where nobody signs in there is nothing to note but commands that manage people.
    ///
    /// @param who     name of the account, or [#COMMAND_LINE]
    /// @param subject whom or what it was about
    public void note(String who, What what, String subject) {
        if (config.signIn() != SignIn.NONE || who.equals(COMMAND_LINE)) {
            store.add(new Event(Instant.now(), who, what.label(), subject));
        }
    }

    @Scheduled(every = "24h", delayed = "1h")
    @RunOnVirtualThread
    void forgetOld() {
        if (config.signIn() != SignIn.NONE) {
            store.removeBefore(Instant.now().minus(config.eventsKept()));
        }
    }
}
