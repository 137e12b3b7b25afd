package io.grapevine.api.rest;

import io.grapevine.access.AccessConfig;
import io.grapevine.access.Callers;
import io.grapevine.access.Cookies;
import io.grapevine.access.SignIns;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Principal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Signing in and out, by password or one-time link, and who one is.
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Sign-in")
public class SessionResource {

    public record NameAndPassword(String name, String password) {}

    public record LinkAndPassword(String link, String password) {}

    public record Link(String link) {}

    public record NewPassword(String present, String password) {}

    /// @param accounts whether people sign in to this service
    /// @param admin    whether they manage people and groups
    public record Me(String name, boolean accounts, boolean admin, List<String> groups) {}

    public record Name(String name) {}

    private final SignIns signIns;
    private final Callers callers;
    private final AccessConfig config;

    SessionResource(SignIns signIns, Callers callers, AccessConfig config) {
        this.signIns = signIns;
        this.callers = callers;
        this.config = config;
    }

    @GET
    @Path("me")
    @Operation(summary = "Who is signed in")
    public Me me() {
        var principal = callers.principal();
        return new Me(
                principal.name(),
                !principal.id().equals(Principal.OWNER.id()),
                principal.admin(),
                principal.groups().stream().sorted().toList());
    }

    @PUT
    @Path("me/password")
    @Operation(summary = "Changes the own password, and ends all other sessions")
    public void changePassword(NewPassword change, @Context RoutingContext context) {
        if (change == null) {
            throw new BadInput("Send {\"present\": \"...\", \"password\": \"...\"}.");
        }
        signIns.changePassword(callers.principal(), change.present(), change.password(), Cookies.session(context));
    }

    @POST
    @Path("session")
    @Operation(summary = "Signs in; a cookie keeps the session")
    public Name signIn(NameAndPassword given, @Context RoutingContext context) {
        if (given == null) {
            throw new BadInput("Send {\"name\": \"...\", \"password\": \"...\"}.");
        }
        Cookies.keepSession(context, signIns.signIn(given.name(), given.password()), config.session());
        return new Name(given.name());
    }

    @DELETE
    @Path("session")
    @Operation(summary = "Signs out")
    public void signOut(@Context RoutingContext context) {
        Cookies.session(context).ifPresent(signIns::signOut);
        Cookies.dropSession(context);
    }

    @POST
    @Path("link/name")
    @Operation(summary = "For whom a one-time link is")
    public Name nameOf(Link link) {
        return new Name(signIns.nameOf(link == null ? null : link.link()));
    }

    @POST
    @Path("link")
    @Operation(summary = "Sets a password by a one-time link, and signs in")
    public Name useLink(LinkAndPassword given, @Context RoutingContext context) {
        if (given == null) {
            throw new BadInput("Send {\"link\": \"...\", \"password\": \"...\"}.");
        }
        var name = signIns.nameOf(given.link());
        Cookies.keepSession(context, signIns.useLink(given.link(), given.password()), config.session());
        return new Name(name);
    }
}
