package io.grapevine.api.rest;

import io.grapevine.access.AccessConfig;
import io.grapevine.access.AccessConfig.SignIn;
import io.grapevine.access.Callers;
import io.grapevine.access.Cookies;
import io.grapevine.access.SignIns;
import io.grapevine.access.SingleSignOn;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.GrapevineException.NotFound;
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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
    /// @param signIn   how: `none`, `accounts` or `oidc`
    /// @param admin    whether they manage people and groups
    public record Me(String name, boolean accounts, String signIn, boolean admin, List<String> groups) {}

    /// @param by `none`, `accounts` by name and password, or `oidc` at the identity provider, by way of
    /// `/api/sign-in`
    public record HowToSignIn(String by) {}

    /// @param next where the browser goes on to, to end the session at the identity provider too
    public record SignedOut(String next) {}

    public record Name(String name) {}

    private final SignIns signIns;
    private final Callers callers;
    private final AccessConfig config;
    private final SingleSignOn singleSignOn;

    SessionResource(SignIns signIns, SingleSignOn singleSignOn, Callers callers, AccessConfig config) {
        this.singleSignOn = singleSignOn;
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
                how(),
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

    @GET
    @Path("session")
    @Operation(summary = "How people sign in")
    public HowToSignIn howToSignIn() {
        return new HowToSignIn(how());
    }

    private String how() {
        return config.signIn().name().toLowerCase(Locale.ROOT);
    }

    @GET
    @Path("sign-in")
    @Operation(
            summary =
                    "Where browsers begin to sign in at the identity provider; it sends them back, and on to the page")
    public Response arrive() {
        if (config.signIn() != SignIn.OIDC) {
            throw new NotFound("People do not sign in at an identity provider here. Open the page: /");
        }
        singleSignOn.arrived(callers.principal().name());
        return Response.seeOther(URI.create("/")).build();
    }

    @DELETE
    @Path("session")
    @Operation(summary = "Signs out")
    @APIResponse(responseCode = "204", description = "Signed out")
    @APIResponse(
            responseCode = "200",
            description = "Signed out here; the browser goes on to sign out at the identity provider",
            content = @Content(schema = @Schema(implementation = SignedOut.class)))
    public Response signOut(@Context RoutingContext context) {
        Cookies.session(context).ifPresent(signIns::signOut);
        Cookies.dropSession(context);
        return goOn(singleSignOn.signOut(context));
    }

    /// @param next where the session at the identity provider is ended
    static Response goOn(Optional<String> next) {
        return next.map(address -> Response.ok(new SignedOut(address)))
                .orElseGet(Response::noContent)
                .build();
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
