package io.grapevine.access;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;

/// Hands the caller that [AccessControl] has found to Quarkus, which takes it along to REST, WebSocket and MCP.
@Singleton
class CallerIdentity implements HttpAuthenticationMechanism {

    /// Before all others, which are left nothing to do.
    private static final int FIRST = 10_000;

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager manager) {
        Caller caller = context.get(Caller.KEY);
        var identity = QuarkusSecurityIdentity.builder();
        if (caller == null) {
            identity.setAnonymous(true);
        } else {
            identity.setPrincipal(new QuarkusPrincipal("caller")).addAttribute(Caller.KEY, caller);
        }
        return Uni.createFrom().item(identity.build());
    }

    @Override
    public int getPriority() {
        return FIRST;
    }

    /// [AccessControl] refuses by itself.
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}
