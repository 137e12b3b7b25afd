package io.grapevine.access;

import io.grapevine.access.AccessConfig.SignIn;
import io.quarkus.oidc.Oidc;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Tells Quarkus of the provider at the start, where people sign in there.
@Singleton
class ProviderTenant {

    private final AccessConfig access;
    private final ProviderConfig config;
    private final boolean serving;

    ProviderTenant(
            AccessConfig access,
            ProviderConfig config,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serving) {
        this.access = access;
        this.config = config;
        this.serving = serving;
    }

    void begin(@Observes Oidc oidc) {
        if (serving && access.signIn() == SignIn.OIDC) {
            oidc.create(ProviderSettings.of(config).tenant(config, access.session()));
        }
    }
}
