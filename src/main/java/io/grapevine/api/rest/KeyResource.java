package io.grapevine.api.rest;

import io.grapevine.access.ApiKeys;
import io.grapevine.access.Callers;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.GrapevineException.Forbidden;
import io.grapevine.domain.Principal;
import io.grapevine.graph.account.CredentialStore.ApiKey;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// One's own API keys.
@Path("/api/me/keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Keys")
public class KeyResource {

    /// @param secret the key itself, where it was just made; it is not shown again
    public record KeyView(
            String id,
            String name,
            Set<String> collections,
            Set<String> doors,
            Instant createdAt,
            Instant until,
            Instant usedAt,
            String secret) {

        static KeyView of(ApiKey key, String secret) {
            return new KeyView(
                    key.id(),
                    key.name(),
                    key.collections(),
                    key.doors(),
                    key.createdAt(),
                    key.until().orElse(null),
                    key.usedAt().orElse(null),
                    secret);
        }
    }

    /// @param collections that it is for; none means all
    /// @param doors       `rest`, `chat`, `openai`, `mcp`; none means all
    /// @param days        after which it expires; null for never
    public record NewKey(String name, Set<String> collections, Set<String> doors, Integer days) {}

    private final ApiKeys keys;
    private final Callers callers;

    KeyResource(ApiKeys keys, Callers callers) {
        this.keys = keys;
        this.callers = callers;
    }

    @GET
    public List<KeyView> list() {
        return keys.of(callers.principal()).stream()
                .map(key -> KeyView.of(key, null))
                .toList();
    }

    @POST
    public KeyView make(NewKey wanted, @HeaderParam("Authorization") String authorization) {
        if (wanted == null) {
            throw new BadInput("Send {\"name\": \"...\", \"collections\": [], \"doors\": [], \"days\": 90}.");
        }
        var made = keys.make(
                signedIn(authorization),
                wanted.name(),
                wanted.collections() == null ? Set.of() : wanted.collections(),
                wanted.doors() == null ? Set.of() : wanted.doors(),
                Optional.ofNullable(wanted.days()).map(Duration::ofDays));
        return KeyView.of(made.key(), made.secret());
    }

    @DELETE
    @Path("{id}")
    public void revoke(String id, @HeaderParam("Authorization") String authorization) {
        var person = signedIn(authorization);
        keys.revoke(person.name(), Optional.of(person.id()), id);
    }

    /// A key for some collections must make none for all, and a token that ends soon none that stays.
    private Principal signedIn(String authorization) {
        if (authorization != null) {
            throw new Forbidden("Keys are managed by people who signed in on the page, not by keys or tokens.");
        }
        return callers.principal();
    }
}
