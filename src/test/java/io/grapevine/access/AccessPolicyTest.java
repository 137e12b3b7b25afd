package io.grapevine.access;

import io.grapevine.access.AccessPolicy.Decision;
import io.grapevine.domain.GrapevineException.Misconfigured;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.grapevine.access.AccessPolicy.Decision.ALLOWED;
import static io.grapevine.access.AccessPolicy.Decision.FOREIGN_ORIGIN;
import static io.grapevine.access.AccessPolicy.Decision.OPEN;
import static io.grapevine.access.AccessPolicy.Decision.UNKNOWN_HOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AccessPolicyTest {

    private static final String TOKEN = "0123456789abcdef";

    @Test
    void an_address_that_others_reach_needs_a_token() {
        assertThatThrownBy(() -> policy("0.0.0.0", null))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("GRAPEVINE_ACCESS_TOKEN");
    }

    @Test
    void a_short_token_is_refused_without_being_shown() {
        assertThatThrownBy(() -> policy("127.0.0.1", "hunter2"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("7 characters")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8080,                               , ALLOWED",
        "127.0.0.1:8080, http://127.0.0.1:8080         , ALLOWED",
        "[::1]:8080    ,                               , ALLOWED",
        "evil.example  ,                               , UNKNOWN_HOST",
        "localhost:8080, http://evil.example           , FOREIGN_ORIGIN",
        "localhost:8080, http://localhost:3000         , FOREIGN_ORIGIN",
        "localhost:8080, null                          , FOREIGN_ORIGIN",
    })
    void on_loopback_only_loopback_names_and_the_same_origin_pass(String host, String origin, Decision expected) {
        assertThat(policy("127.0.0.1", null).decide("/api/query", host, Optional.ofNullable(origin), Optional.empty()))
                .isEqualTo(expected);
    }

    @Test
    void with_a_token_each_request_must_bring_it() {
        var policy =
                new AccessPolicy("0.0.0.0", false, Optional.of(TOKEN), Set.of("wiki.example"), Set.of("/q/health"));
        assertThat(policy.asksForToken()).isTrue();
        assertThat(policy.isToken("wrong")).isFalse();
        assertThat(policy.isToken(TOKEN)).isTrue();
        assertThat(policy.decide("/", "wiki.example", Optional.empty(), Optional.empty()))
                .isEqualTo(ALLOWED);
        assertThat(policy.decide("/", "other.example", Optional.empty(), Optional.empty()))
                .isEqualTo(UNKNOWN_HOST);
        assertThat(policy.decide("/q/health", "10.0.0.7", Optional.empty(), Optional.empty()))
                .isEqualTo(OPEN);
    }

    @Test
    void where_people_sign_in_no_token_is_needed() {
        var policy = new AccessPolicy("0.0.0.0", true, Optional.empty(), Set.of(), Set.of());

        assertThat(policy.asksForToken()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"same-origin, ALLOWED", "none, ALLOWED", "same-site, FOREIGN_ORIGIN", "cross-site, FOREIGN_ORIGIN"})
    void what_another_sites_page_makes_a_browser_change_is_refused(String site, Decision expected) {
        assertThat(policy("127.0.0.1", null).decide("/api/session", "localhost", Optional.empty(), Optional.of(site)))
                .isEqualTo(expected);
    }

    @Test
    void a_foreign_origin_is_refused_even_with_the_token() {
        var policy = policy("127.0.0.1", TOKEN);
        assertThat(policy.decide("/ws/chat", "localhost", Optional.of("https://evil.example"), Optional.empty()))
                .isEqualTo(FOREIGN_ORIGIN);
    }

    private static AccessPolicy policy(String address, String token) {
        return new AccessPolicy(address, false, Optional.ofNullable(token), Set.of(), Set.of("/q/health"));
    }
}
