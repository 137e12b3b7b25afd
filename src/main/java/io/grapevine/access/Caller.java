package io.grapevine.access;

import io.grapevine.domain.GrapevineException.SignedOut;
import io.grapevine.domain.Principal;

/// Whoever sent a request. Asked anew for each message of a connection, which may outlast a session or a grant.
@FunctionalInterface
public interface Caller {

    /// Where a request's routing context and its security identity hold it.
    String KEY = "grapevine.caller";

    /// Who they are now.
    ///
    /// @throws SignedOut where their session has ended, or their key or account is gone
    Principal principal();
}
