package io.grapevine.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// A service that people sign in to at [Keycloak], which has the rest of the settings.
public final class SignedOn implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("grapevine.chat.heartbeat", "PT2S", "grapevine.refresh.every", "10h");
    }
}
