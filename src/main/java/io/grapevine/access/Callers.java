package io.grapevine.access;

import io.grapevine.domain.GrapevineException.SignedOut;
import io.grapevine.domain.Principal;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.inject.Singleton;

/// Tells endpoints who sent the request or message that they are answering.
@Singleton
public class Callers {

    private final CurrentIdentityAssociation identity;

    Callers(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    /// To be kept by whoever answers later or for long.
    ///
    /// @throws SignedOut where nobody is signed in
    public Caller current() {
        Caller caller = identity.getIdentity().getAttribute(Caller.KEY);
        if (caller == null) {
            throw new SignedOut("Sign in first.");
        }
        return caller;
    }

    public Principal principal() {
        return current().principal();
    }
}
