package io.grapevine.access;

import io.grapevine.domain.GrapevineException.Misconfigured;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProviderSettingsTest {

    private static final String SECRET = "0123456789abcdef";

    @ParameterizedTest
    @CsvSource({
        "                    , wiki, 0123456789abcdef, , ISSUER",
        "login.example       , wiki, 0123456789abcdef, , ISSUER",
        "ftp://login.example , wiki, 0123456789abcdef, , ISSUER",
        "https://login.example,    , 0123456789abcdef, , CLIENT_ID",
        "https://login.example, wiki,                , , CLIENT_SECRET",
        "https://login.example, wiki, hunter2        , , CLIENT_SECRET",
        "https://login.example, wiki, 0123456789abcdef, wiki.example, PAGE",
    })
    void what_is_missing_or_cannot_be_is_named(String issuer, String client, String secret, String page, String key) {
        assertThatThrownBy(() -> ProviderSettings.of(config(issuer, client, secret, page)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("GRAPEVINE_ACCESS_OIDC_" + key)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void sessions_and_tokens_are_as_safe_as_the_provider_lets_them_be() {
        var config = config("https://login.example/realms/main", "wiki", SECRET, "https://wiki.example/");

        var tenant = ProviderSettings.of(config).tenant(config, Duration.ofHours(12));

        assertThat(tenant.authentication().redirectPath()).contains("https://wiki.example/api/sign-in");
        assertThat(tenant.authentication().cookieForceSecure()).isTrue();
        assertThat(tenant.authentication().pkceRequired()).contains(true);
        assertThat(tenant.authentication().nonceRequired()).isTrue();
        assertThat(tenant.token().audience().orElseThrow()).containsExactly("wiki");
        assertThat(tenant.token().subjectRequired()).isTrue();
        assertThat(tenant.token().allowOpaqueTokenIntrospection()).isFalse();
        assertThat(tenant.authentication().stateSecret().orElseThrow()).doesNotContain(SECRET);
    }

    private static ProviderConfig config(String issuer, String client, String secret, String page) {
        var settings = new HashMap<String, String>();
        settings.put("grapevine.access.oidc.issuer", issuer);
        settings.put("grapevine.access.oidc.client-id", client);
        settings.put("grapevine.access.oidc.client-secret", secret);
        settings.put("grapevine.access.oidc.page", page);
        settings.values().removeIf(Objects::isNull);
        return new SmallRyeConfigBuilder()
                .withMapping(ProviderConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(ProviderConfig.class);
    }
}
