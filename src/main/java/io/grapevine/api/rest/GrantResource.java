package io.grapevine.api.rest;

import io.grapevine.access.Callers;
import io.grapevine.access.People;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Role;
import io.grapevine.graph.account.GrantStore;
import io.grapevine.graph.account.GrantStore.Grant;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// Who may do what with a collection, for its owners and for administrators.
@Path("/api/grants")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "People")
public class GrantResource {

    /// @param to a person's name, `group:NAME` or `everyone`
    public record GrantView(String collection, String to, String role) {

        static GrantView of(Grant grant) {
            return new GrantView(
                    grant.collection(),
                    grant.name().orElse(grant.subject().key()),
                    grant.role().label());
        }
    }

    private final People people;
    private final GrantStore grants;
    private final Callers callers;

    GrantResource(People people, GrantStore grants, Callers callers) {
        this.people = people;
        this.grants = grants;
        this.callers = callers;
    }

    /// The grants on the collections that the caller owns.
    @GET
    public List<GrantView> list(@RestQuery Optional<String> collection) {
        return grants.list(owned()).stream()
                .filter(grant -> collection.isEmpty() || grant.collection().equals(collection.get()))
                .map(GrantView::of)
                .toList();
    }

    /// Empty for all.
    private Optional<Set<String>> owned() {
        var held = callers.principal().grants();
        return held.readable()
                .map(names -> names.stream()
                        .filter(name -> held.allow(Role.OWNER, name))
                        .collect(Collectors.toSet()));
    }

    @PUT
    public void grant(GrantView grant) {
        if (grant == null || grant.collection() == null || grant.to() == null || grant.role() == null) {
            throw new BadInput("Send {\"collection\": \"...\", \"to\": \"ida, group:NAME or everyone\", "
                    + "\"role\": \"reader, editor or owner\"}.");
        }
        callers.principal().require(Role.OWNER, grant.collection());
        people.grant(callers.principal().name(), grant.to(), grant.collection(), Role.ofLabel(grant.role()));
    }

    @DELETE
    public void revoke(@RestQuery String collection, @RestQuery String from) {
        if (collection == null || from == null) {
            throw new BadInput("Name the collection and from whom: DELETE /api/grants?collection=notes&from=ida");
        }
        callers.principal().require(Role.OWNER, collection);
        people.revoke(callers.principal().name(), from, collection);
    }
}
