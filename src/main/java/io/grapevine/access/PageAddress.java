package io.grapevine.access;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where a one-time link leads: the page at the configured address, for whoever runs the service to hand on.
@Singleton
public class PageAddress {

    private final String page;

    PageAddress(
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port", defaultValue = "8080") int port) {
        this.page = "http://" + (host.equals("0.0.0.0") ? "localhost" : host) + ":" + port + "/";
    }

    /// The address that a link's secret opens. Behind `#`, so that no server and no log sees it.
    public String ofLink(String secret) {
        return page + "#/link/" + secret;
    }
}
