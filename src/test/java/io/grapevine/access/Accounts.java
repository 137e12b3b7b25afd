package io.grapevine.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// A service that people sign in to, and that locks them out soon.
public final class Accounts implements QuarkusTestProfile {

    static final int WRONG_PASSWORDS = 3;
    static final int WRONG_BY_ADDRESS = 30;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "grapevine.access.sign-in",
                "accounts",
                "grapevine.access.token",
                Someone.TOKEN,
                "grapevine.access.wrong-passwords",
                String.valueOf(WRONG_PASSWORDS),
                "grapevine.access.wrong-passwords-by-address",
                String.valueOf(WRONG_BY_ADDRESS),
                "grapevine.chat.heartbeat",
                "PT1S",
                "grapevine.refresh.every",
                "10h");
    }
}
