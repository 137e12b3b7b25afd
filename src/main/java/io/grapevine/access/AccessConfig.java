package io.grapevine.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/// Who may talk to the service.
@ConfigMapping(prefix = "grapevine.access")
public interface AccessConfig {

    /// How people sign in.
    enum SignIn {
        /// Not at all: whoever reaches the service owns it.
        NONE,
        /// By name and password, each with rights of their own.
        ACCOUNTS,
        /// At an OpenID Connect provider, with rights of their own and of their groups there.
        OIDC
    }

    /// How people sign in: `none`, where whoever reaches the service owns all of it; `accounts`, by name and
    /// password; or `oidc`, at the provider that `GRAPEVINE_ACCESS_OIDC_ISSUER` names. The first start with
    /// accounts makes an administrator and prints a one-time link.
    @WithDefault("none")
    SignIn signIn();

    /// The secret that every request must bring where the service listens beyond loopback and knows no
    /// accounts: as `Authorization: Bearer`, or, for browsers, once as `?token=` (a cookie keeps it then). At
    /// least 16 characters. Where people sign in, it is an administrator's.
    Optional<String> token();

    /// Host names, besides loopback's, by which browsers may reach the service; `*` for any. Guards against
    /// pages of other sites whose name resolves to this machine (DNS rebinding).
    Optional<List<String>> hosts();

    /// Paths that need no token, for load balancers.
    @WithDefault("/q/health,/q/health/live,/q/health/ready")
    List<String> openPaths();

    /// How long a person stays signed in.
    @WithDefault("PT12H")
    @DurationMin(seconds = 1)
    Duration session();

    /// How long a one-time link is good by which somebody sets a password.
    @WithDefault("PT24H")
    @DurationMin(seconds = 1)
    Duration linkLasts();

    /// After so many wrong passwords in a row an account is locked.
    @WithDefault("10")
    @Min(1)
    int wrongPasswords();

    /// So many wrong passwords a minute are tried from one address (of IPv6, one network of 64 bits), whatever
    /// accounts they are for. Behind a proxy, let `QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING` tell addresses.
    @WithDefault("20")
    @Min(1)
    int wrongPasswordsByAddress();

    /// How long an account is locked; an administrator's link opens it at once.
    @WithDefault("PT15M")
    @DurationMin
    Duration lockedFor();

    /// How long the log of sign-ins, grants, keys and removals is kept.
    @WithDefault("P365D")
    @DurationMin
    Duration eventsKept();
}
