package io.grapevine.domain;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The roles that a principal has on collections, those of its groups and of everyone included.
///
/// @param onAll whether it owns every collection, those that come later too
/// @param roles the highest role by collection; of no meaning where it owns all
public record Grants(boolean onAll, Map<String, Role> roles) {

    public static final Grants ALL = new Grants(true, Map.of());
    public static final Grants NONE = new Grants(false, Map.of());

    public Grants {
        roles = Map.copyOf(roles);
    }

    public boolean allow(Role role, String collection) {
        var held = roles.get(collection);
        return onAll || held != null && held.includes(role);
    }

    public boolean allowReading(String collection) {
        return allow(Role.READER, collection);
    }

    /// The collections that may be read; empty where all may.
    public Optional<Set<String>> readable() {
        return onAll ? Optional.empty() : Optional.of(roles.keySet());
    }

    /// What of the asked collections may be read.
    ///
    /// @param asked none means all
    public Scope scope(Set<String> asked) {
        return Scope.of(asked, readable());
    }

    /// In which of the asked collections it holds a role.
    ///
    /// @param asked none means all
    public Scope scope(Set<String> asked, Role role) {
        return Scope.of(
                asked,
                readable()
                        .map(all -> all.stream()
                                .filter(collection -> allow(role, collection))
                                .collect(Collectors.toSet())));
    }

    /// The same on some collections only, at most as a role.
    public Grants only(Set<String> collections, Role most) {
        if (onAll) {
            return new Grants(
                    false, collections.stream().collect(Collectors.toMap(collection -> collection, c -> most)));
        }
        return new Grants(
                false,
                roles.entrySet().stream()
                        .filter(held -> collections.contains(held.getKey()))
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, held -> held.getValue().includes(most) ? most : held.getValue())));
    }
}
