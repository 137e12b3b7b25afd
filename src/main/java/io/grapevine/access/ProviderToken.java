package io.grapevine.access;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcProviderClient;
import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.identity.SecurityIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// A verified token of the provider: the access token that a program sent, or the ID token of a browser's
/// session.
///
/// @param raw    the token as it came
/// @param access the access token, of which the provider tells whether it was revoked
/// @param names  what the person may be called, the best first
/// @param groups what of the token's groups can be the name of one here
record ProviderToken(
        String raw,
        Optional<String> access,
        String issuer,
        String subject,
        List<String> names,
        Set<String> groups,
        Instant issuedAt,
        Instant expiresAt,
        OidcProviderClient client,
        OidcConfigurationMetadata provider) {

    /// Where a request's routing context holds it.
    static final String KEY = "grapevine.provider-token";

    private static final int LONGEST_GROUP = 128;
    private static final Predicate<String> HAS_CONTROLS = name -> name.chars().anyMatch(Character::isISOControl);

    static ProviderToken of(SecurityIdentity identity) {
        var token = (JsonWebToken) identity.getPrincipal();
        return new ProviderToken(
                token.getRawToken(),
                Optional.ofNullable(identity.getCredential(AccessTokenCredential.class))
                        .map(AccessTokenCredential::getToken),
                token.getIssuer(),
                token.getSubject(),
                names(token),
                groups(identity.getRoles()),
                Instant.ofEpochSecond(token.getIssuedAtTime()),
                Instant.ofEpochSecond(token.getExpirationTime()),
                identity.getAttribute(OidcProviderClient.class.getName()),
                identity.getAttribute(OidcUtils.CONFIG_METADATA_ATTRIBUTE));
    }

    private static List<String> names(JsonWebToken token) {
        return Stream.of("preferred_username", "email", "sub")
                .map(claim -> token.<Object>getClaim(claim))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
    }

    /// Groups by the names under which they are granted roles: in lower case, and without the slash that
    /// Keycloak puts before them.
    static Set<String> groups(Set<String> claimed) {
        return claimed.stream()
                .map(ProviderToken::group)
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST_GROUP)
                .filter(HAS_CONTROLS.negate())
                .collect(Collectors.toUnmodifiableSet());
    }

    static String group(String claimed) {
        return claimed.strip().replaceFirst("^/+", "").toLowerCase(Locale.ROOT);
    }

    /// The person, whatever they are called.
    String person() {
        return issuer + " " + subject;
    }

    /// Under what it is remembered.
    String hash() {
        return Secrets.hash(raw);
    }

    /// Whether the provider can tell that it was revoked. Of a session whose access token is over while its ID
    /// token is not, it cannot: both are renewed when the ID token is.
    boolean canBeChecked(Instant now) {
        return provider.getIntrospectionUri() != null
                && access.filter(token -> !isOver(token, now)).isPresent();
    }

    private static boolean isOver(String token, Instant now) {
        var claims = OidcCommonUtils.decodeJwtContent(token);
        var until = claims == null ? null : claims.getLong("exp");
        return until != null && !now.isBefore(Instant.ofEpochSecond(until));
    }

    boolean isSession() {
        return access.filter(raw::equals).isEmpty();
    }
}
