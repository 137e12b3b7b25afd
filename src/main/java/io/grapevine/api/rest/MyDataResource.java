package io.grapevine.api.rest;

import io.grapevine.access.Callers;
import io.grapevine.access.Cookies;
import io.grapevine.access.People;
import io.grapevine.access.PersonalData;
import io.grapevine.access.SingleSignOn;
import io.grapevine.domain.GrapevineException.Forbidden;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.graph.account.Account;
import io.grapevine.graph.account.AccountStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What is kept of whoever is signed in: all of it as a file, or gone. For the person on the page alone; a key
/// or token that was lost gives away no conversations.
@Path("/api/me/data")
@RunOnVirtualThread
@Tag(name = "Sign-in")
public class MyDataResource {

    private final PersonalData data;
    private final People people;
    private final AccountStore accounts;
    private final SingleSignOn singleSignOn;
    private final Callers callers;

    MyDataResource(
            PersonalData data, People people, AccountStore accounts, SingleSignOn singleSignOn, Callers callers) {
        this.data = data;
        this.people = people;
        this.accounts = accounts;
        this.singleSignOn = singleSignOn;
        this.callers = callers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "All that is kept of the person who is signed in")
    public Response export(@HeaderParam("Authorization") String authorization) {
        var account = signedIn(authorization);
        StreamingOutput body =
                to -> data.export(account.name(), account, new OutputStreamWriter(to, StandardCharsets.UTF_8));
        return Response.ok(body)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"")
                .build();
    }

    @DELETE
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Removes the account of the person who is signed in, with all that is theirs")
    public Response erase(@HeaderParam("Authorization") String authorization, @Context RoutingContext context) {
        var account = signedIn(authorization);
        people.remove(account.name(), account.name());
        Cookies.dropSession(context);
        return SessionResource.goOn(singleSignOn.end(context));
    }

    private Account signedIn(String authorization) {
        if (authorization != null) {
            throw new Forbidden("That is for people who signed in on the page, not for keys or tokens.");
        }
        return accounts.find(callers.principal().id())
                .orElseThrow(() -> new NotFound("There is no account whose data could be told or removed."));
    }
}
