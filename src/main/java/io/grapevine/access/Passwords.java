package io.grapevine.access;

import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.GrapevineException.Overloaded;
import io.quarkus.elytron.security.common.BcryptUtil;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Hashes passwords by bcrypt, some at once: each takes a processor for a quarter of a second. Thread-safe.
final class Passwords {

    static final int SHORTEST = 10;
    /// What bcrypt looks at.
    static final int LONGEST_BYTES = 72;

    private static final int COST = 12;
    private static final int AT_ONCE = 4;
    private static final int PATIENCE_SECONDS = 10;

    private final Semaphore turns = new Semaphore(AT_ONCE);

    /// Of no password: to be compared with where there is none, so that this takes as long. Made when the first
    /// person signs in.
    private static final class Nobody {
        static final String HASH = BcryptUtil.bcryptHash(Secrets.fresh(), COST);
    }

    /// @throws BadInput where the password is too short or too long
    String hash(String password) {
        if (password == null || password.codePointCount(0, password.length()) < SHORTEST) {
            throw new BadInput("A password has at least " + SHORTEST + " characters.");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw new BadInput("A password has at most " + LONGEST_BYTES + " bytes. Choose a shorter one.");
        }
        return inTurn(() -> BcryptUtil.bcryptHash(password, COST));
    }

    /// Takes the same time whether or not there is a hash.
    boolean matches(String password, Optional<String> hash) {
        boolean same = inTurn(() -> BcryptUtil.matches(password, hash.orElseGet(() -> Nobody.HASH)));
        return same && hash.isPresent();
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Overloaded("Too many people sign in at once. Try again in a moment.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for its turn");
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
