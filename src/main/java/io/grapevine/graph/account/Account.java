package io.grapevine.graph.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A person who can sign in.
///
/// @param name        by which they sign in, in lower case
/// @param password    the hash of their password; empty before they chose one
/// @param provider    whether they sign in at the identity provider, and need no password
/// @param lockedUntil until when no password is tried, after too many wrong ones
public record Account(
        String id,
        String name,
        boolean admin,
        boolean active,
        Optional<String> password,
        boolean provider,
        Optional<Instant> lockedUntil,
        Instant createdAt,
        List<String> groups) {

    public Account {
        groups = List.copyOf(groups);
    }

    /// Whether they have not chosen a password yet.
    public boolean invited() {
        return password.isEmpty() && !provider;
    }
}
