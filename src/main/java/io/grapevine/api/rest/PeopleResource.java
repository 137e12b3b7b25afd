package io.grapevine.api.rest;

import io.grapevine.access.Callers;
import io.grapevine.access.People;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.graph.account.AccountStore;
import io.grapevine.graph.account.AccountStore.Group;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// People and groups, for administrators.
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "People")
public class PeopleResource {

    /// @param invited whether they have not chosen a password yet
    public record Person(
            String name,
            boolean admin,
            boolean active,
            boolean invited,
            Instant lockedUntil,
            Instant createdAt,
            List<String> groups) {}

    public record NewPerson(String name, boolean admin) {}

    /// @param link the part of the page's address behind which they choose a password: `#/link/...`
    public record Invitation(String name, String link) {}

    /// Null leaves a field as it is.
    public record Rights(Boolean admin, Boolean active) {}

    private final People people;
    private final AccountStore accounts;
    private final Callers callers;

    PeopleResource(People people, AccountStore accounts, Callers callers) {
        this.people = people;
        this.accounts = accounts;
        this.callers = callers;
    }

    @GET
    @Path("people")
    public List<Person> list() {
        administrator();
        return accounts.list().stream()
                .map(account -> new Person(
                        account.name(),
                        account.admin(),
                        account.active(),
                        account.invited(),
                        account.lockedUntil().filter(Instant.now()::isBefore).orElse(null),
                        account.createdAt(),
                        account.groups()))
                .toList();
    }

    @POST
    @Path("people")
    public Invitation invite(NewPerson person) {
        var by = administrator();
        if (person == null) {
            throw new BadInput("Send {\"name\": \"ida\", \"admin\": false}.");
        }
        return invitation(people.invite(by, person.name(), person.admin()));
    }

    @POST
    @Path("people/{name}/link")
    @Consumes(MediaType.WILDCARD)
    public Invitation link(String name) {
        var by = administrator();
        return invitation(people.link(by, name));
    }

    /// Who does it.
    private String administrator() {
        var principal = callers.principal();
        principal.requireAdmin();
        return principal.name();
    }

    private static Invitation invitation(People.Invited invited) {
        return new Invitation(invited.name(), "#/link/" + invited.link());
    }

    @PATCH
    @Path("people/{name}")
    public void change(String name, Rights rights) {
        var by = administrator();
        if (rights == null) {
            throw new BadInput("Send {\"admin\": true} or {\"active\": false}.");
        }
        var account = people.find(name);
        people.setRights(
                by,
                name,
                rights.admin() == null ? account.admin() : rights.admin(),
                rights.active() == null ? account.active() : rights.active());
    }

    @DELETE
    @Path("people/{name}")
    public void remove(String name) {
        var by = administrator();
        people.remove(by, name);
    }

    @GET
    @Path("groups")
    public List<Group> groups() {
        administrator();
        return accounts.groups();
    }

    @PUT
    @Path("groups/{group}/members/{name}")
    @Consumes(MediaType.WILDCARD)
    public void addToGroup(String group, String name) {
        var by = administrator();
        people.addToGroup(by, group, name);
    }

    @DELETE
    @Path("groups/{group}/members/{name}")
    public void removeFromGroup(String group, String name) {
        var by = administrator();
        people.removeFromGroup(by, group, name);
    }

    @DELETE
    @Path("groups/{group}")
    public void removeGroup(String group) {
        var by = administrator();
        people.removeGroup(by, group);
    }
}
