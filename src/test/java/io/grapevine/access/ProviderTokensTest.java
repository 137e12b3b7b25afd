package io.grapevine.access;

import io.grapevine.domain.Grants;
import io.grapevine.domain.GrapevineException.SignedOut;
import io.grapevine.domain.GrapevineException.Unavailable;
import io.grapevine.domain.Principal;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcProviderClient;
import io.quarkus.oidc.TokenIntrospection;
import io.quarkus.oidc.UserInfo;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProviderTokensTest {

    private static final Instant START = Instant.parse("2026-11-29T12:00:00Z");
    private static final Principal IDA = new Principal("1", "ida", Set.of("legal"), false, Grants.NONE);
    private static final String CHECKED_AT = "http://login.example/introspect";

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final AtomicReference<Optional<Principal>> known = new AtomicReference<>(Optional.of(IDA));
    private final InstantSource source = now::get;
    private final ProviderTokens tokens = new ProviderTokens(
            token -> "account of " + token.subject(),
            account -> known.get(),
            Duration.ofSeconds(30),
            source.withZone(ZoneOffset.UTC));
    private final Provider provider = new Provider();

    @Test
    void a_token_stands_for_its_person_until_it_expires() {
        var caller = tokens.caller(token(CHECKED_AT));

        assertThat(caller.principal()).isEqualTo(IDA);
        later(Duration.ofMinutes(5));
        assertThatThrownBy(caller::principal).isInstanceOf(SignedOut.class);
    }

    @Test
    void a_revoked_token_is_noticed_when_it_is_checked_again_and_not_before() {
        var caller = tokens.caller(token(CHECKED_AT));
        provider.answer = () -> active(false);

        later(Duration.ofSeconds(29));
        assertThat(caller.principal()).isEqualTo(IDA);
        later(Duration.ofSeconds(1));
        assertThatThrownBy(caller::principal).isInstanceOf(SignedOut.class);
        assertThat(provider.asked).isEqualTo(2);
    }

    @Test
    void a_provider_that_cannot_check_is_not_asked() {
        var caller = tokens.caller(token(null));
        later(Duration.ofMinutes(4));

        assertThat(caller.principal()).isEqualTo(IDA);
        assertThat(provider.asked).isZero();
    }

    @Test
    void while_the_provider_is_away_nobody_is_let_in_nor_signed_out() {
        var caller = tokens.caller(token(CHECKED_AT));
        provider.answer = () -> Uni.createFrom().failure(new ConnectException("refused"));
        later(Duration.ofSeconds(30));

        assertThatThrownBy(caller::principal).isInstanceOf(Unavailable.class);
        provider.answer = () -> active(true);
        assertThat(caller.principal()).isEqualTo(IDA);
    }

    @Test
    void who_is_blocked_or_signed_out_here_is_out_at_once() {
        var token = token(CHECKED_AT);
        var caller = tokens.caller(token);

        known.set(Optional.empty());
        assertThatThrownBy(caller::principal).isInstanceOf(SignedOut.class).hasMessageContaining("blocked");
        known.set(Optional.of(IDA));
        tokens.end(token);
        assertThatThrownBy(caller::principal).isInstanceOf(SignedOut.class);
        assertThatThrownBy(() -> tokens.caller(token)).isInstanceOf(SignedOut.class);
    }

    private void later(Duration span) {
        now.updateAndGet(before -> before.plus(span));
    }

    private ProviderToken token(String introspection) {
        var metadata = new JsonObject().put("introspection_endpoint", introspection);
        return new ProviderToken(
                "raw",
                Optional.of("access"),
                "http://login.example",
                "subject",
                List.of("ida"),
                Set.of("legal"),
                START,
                START.plus(Duration.ofMinutes(5)),
                provider,
                new OidcConfigurationMetadata(metadata));
    }

    private static Uni<TokenIntrospection> active(boolean is) {
        return Uni.createFrom().item(new TokenIntrospection("{\"active\": " + is + "}"));
    }

    /// A provider that answers as it is told.
    private static final class Provider implements OidcProviderClient {

        Supplier<Uni<TokenIntrospection>> answer = () -> active(true);
        int asked;

        @Override
        public Uni<TokenIntrospection> introspectAccessToken(String token) {
            asked++;
            return answer.get();
        }

        @Override
        public Uni<UserInfo> getUserInfo(String token) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Boolean> revokeAccessToken(String token) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Boolean> revokeRefreshToken(String token) {
            throw new UnsupportedOperationException();
        }
    }
}
