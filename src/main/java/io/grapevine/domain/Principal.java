package io.grapevine.domain;

import io.grapevine.domain.GrapevineException.Forbidden;
import io.grapevine.domain.GrapevineException.NotFound;
import java.util.Set;

/// Who asks, and what they may do.
///
/// @param id     of the account; empty for the owner of a service that knows no accounts
/// @param name   by which they sign in
/// @param groups names of the groups that they belong to
/// @param admin  whether they manage people, groups and settings
public record Principal(String id, String name, Set<String> groups, boolean admin, Grants grants) {

    /// Whoever runs the service: the command line, a service without sign-in, and the bearer of its token.
    public static final Principal OWNER = new Principal("", "owner", Set.of(), true, Grants.ALL);

    public Principal {
        groups = Set.copyOf(groups);
    }

    /// The same with other grants, and without an administrator's rights: what an API key may do.
    public Principal with(Grants less) {
        return new Principal(id, name, groups, false, less);
    }

    /// Under what a conversation of theirs is kept: nobody else's has the same key, whatever ids clients choose.
    ///
    /// @throws NotFound for what is no id but may be somebody else's key
    public String conversationKey(String conversationId) {
        if (conversationId.indexOf('/') >= 0) {
            throw new NotFound("There is no conversation '" + conversationId + "'. List them: GET /api/conversations");
        }
        return id.isEmpty() ? conversationId : id + "/" + conversationId;
    }

    /// Refuses those who may not do that with a collection; to those who may not read it, it does not exist.
    ///
    /// @throws NotFound  where they may not read it
    /// @throws Forbidden where they may read it, but no more
    public void require(Role role, String collection) {
        if (!grants.allowReading(collection)) {
            throw new NotFound("There is no collection " + collection + ". GET /api/collections lists what there is.");
        }
        if (!grants.allow(role, collection)) {
            throw new Forbidden("That takes the role " + role.label() + " on the collection " + collection
                    + ". One of its owners or an administrator can grant it.");
        }
    }

    /// @throws Forbidden for all but administrators
    public void requireAdmin() {
        if (!admin) {
            throw new Forbidden("Only an administrator may do that.");
        }
    }
}
