package io.grapevine.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/// The OpenID Connect provider at which people sign in where `GRAPEVINE_ACCESS_SIGN_IN` is `oidc`.
@ConfigMapping(prefix = "grapevine.access.oidc")
public interface ProviderConfig {

    /// The provider's address, below which its `.well-known/openid-configuration` is found.
    Optional<URI> issuer();

    /// As what this service is registered at the provider.
    Optional<String> clientId();

    /// The secret of that registration, at least 16 characters. The cookie of a session is encrypted by it too.
    Optional<String> clientSecret();

    /// Where people reach the page from outside, such as `https://wiki.example`. The provider sends them back
    /// there, to `/api/sign-in`. Where it is not set, the address that a request names; behind a proxy that
    /// speaks TLS, set it.
    Optional<URI> page();

    /// Scopes that are asked for besides `openid`.
    @WithDefault("profile,email")
    List<String> scopes();

    /// The claim of the tokens that lists a person's groups, or the path to it: `realm_access/roles`.
    @WithDefault("groups")
    String groupsClaim();

    /// The group whose members are administrators, and nobody else who signs in at the provider. Where it is not
    /// set, administrators are made by `./grapevine users set NAME --admin`.
    Optional<String> adminGroup();

    /// What access tokens must be for, one of these as `aud`; the client id where nothing is set.
    Optional<List<String>> audience();

    /// How often the provider is asked whether a token that is used has been revoked, where it has an address
    /// for that; otherwise a token is good until it expires.
    @WithDefault("PT30S")
    @DurationMin
    @DurationMax(seconds = 60)
    Duration recheck();
}
