package io.grapevine.access;

import io.grapevine.domain.GrapevineException.Misconfigured;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.Authentication.CookieSameSite;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What signing in at a provider needs, checked.
///
/// @param page where people reach the page, without a slash at the end; empty for the address that requests
/// name
record ProviderSettings(URI issuer, String clientId, String clientSecret, Optional<String> page) {

    private static final int SHORTEST_SECRET = 16;
    /// A session is renewed when its token expires within this time.
    private static final Duration RENEWED_BEFORE = Duration.ofSeconds(30);

    /// @throws Misconfigured where something is missing or cannot be
    static ProviderSettings of(ProviderConfig config) {
        var issuer = web(needed(config.issuer(), "ISSUER", "the provider's address"), "ISSUER");
        var client = needed(config.clientId(), "CLIENT_ID", "the name of this service at the provider");
        var secret = needed(config.clientSecret(), "CLIENT_SECRET", "the secret of this service at the provider");
        if (secret.length() < SHORTEST_SECRET) {
            throw new Misconfigured("GRAPEVINE_ACCESS_OIDC_CLIENT_SECRET has " + secret.length()
                    + " characters; let the provider make one of at least " + SHORTEST_SECRET + ".");
        }
        var page = config.page().map(address -> web(address, "PAGE").toString().replaceFirst("/+$", ""));
        return new ProviderSettings(issuer, client, secret, page);
    }

    private static <T> T needed(Optional<T> value, String key, String what) {
        return value.orElseThrow(() -> new Misconfigured("GRAPEVINE_ACCESS_SIGN_IN is oidc: set GRAPEVINE_ACCESS_OIDC_"
                + key + " to " + what + " (docs/operations.md#single-sign-on)."));
    }

    private static URI web(URI address, String key) {
        boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!http || address.getHost() == null) {
            throw new Misconfigured("GRAPEVINE_ACCESS_OIDC_" + key + " is " + address
                    + "; it begins with https:// and a host, such as https://login.example");
        }
        return address;
    }

    /// The configuration of Quarkus' OpenID Connect: sessions by the code flow for browsers, tokens for
    /// programs. Only tokens that are signed, say whose they are and are meant for this service are taken;
    /// opaque ones are not.
    OidcTenantConfig tenant(ProviderConfig config, Duration session) {
        boolean tls = page.filter(address -> address.startsWith("https:")).isPresent();
        return OidcTenantConfig.authServerUrl(issuer.toString())
                .clientId(clientId)
                .credentials(clientSecret)
                .applicationType(ApplicationType.HYBRID)
                .roles()
                .roleClaimPath(config.groupsClaim())
                .end()
                .token()
                .audience(config.audience().orElse(List.of(clientId)))
                .subjectRequired()
                .allowOpaqueTokenIntrospection(false)
                .allowJwtIntrospection(false)
                .refreshTokenTimeSkew(RENEWED_BEFORE)
                .end()
                .authentication()
                .redirectPath(page.orElse("") + SingleSignOn.DOOR)
                .scopes(config.scopes())
                .pkceRequired()
                .nonceRequired()
                .stateSecret(Secrets.hash("state of " + clientSecret))
                .sessionAgeExtension(session)
                .cookieSameSite(CookieSameSite.LAX)
                .cookieForceSecure(tls)
                .forceRedirectHttpsScheme(tls)
                .end()
                .tokenStateManager()
                .encryptionSecret(Secrets.hash("session of " + clientSecret))
                .end()
                .build();
    }
}
