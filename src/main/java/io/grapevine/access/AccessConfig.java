package io.grapevine.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/// Who may talk to the service.
@ConfigMapping(prefix = "grapevine.access")
public interface AccessConfig {

    /// The secret that every request must bring where the service listens beyond loopback: as `Authorization:
    /// Bearer`, or, for browsers, once as `?token=` (a cookie keeps it then). At least 16 characters.
    Optional<String> token();

    /// Host names, besides loopback's, by which browsers may reach the service; `*` for any. Guards against
    /// pages of other sites whose name resolves to this machine (DNS rebinding).
    Optional<List<String>> hosts();

    /// Paths that need no token, for load balancers.
    @WithDefault("/q/health,/q/health/live,/q/health/ready")
    List<String> openPaths();
}
