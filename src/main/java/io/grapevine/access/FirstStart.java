package io.grapevine.access;

import io.grapevine.access.AccessConfig.SignIn;
import io.grapevine.domain.GrapevineException;
import io.grapevine.graph.account.AccountStore;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Makes the first administrator of a service with accounts, and prints the link by which they choose a
/// password; a new one at each start until somebody has one.
@Singleton
public class FirstStart {

    private static final Logger LOG = Logger.getLogger(FirstStart.class);
    private static final String NAME = "admin";

    private final AccountStore accounts;
    private final SignIns signIns;
    private final boolean wanted;
    private final PageAddress page;

    FirstStart(
            AccountStore accounts,
            SignIns signIns,
            AccessConfig config,
            PageAddress page,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean serving) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.wanted = serving && config.signIn() == SignIn.ACCOUNTS;
        this.page = page;
    }

    void start(@Observes StartupEvent event) {
        if (wanted) {
            Thread.ofVirtual().name("first-start").start(this::invite);
        }
    }

    private void invite() {
        try {
            boolean first = accounts.createFirst(UUID.randomUUID().toString(), NAME, Optional.empty(), Instant.now());
            var people = accounts.list();
            if (people.stream().anyMatch(person -> person.password().isPresent())) {
                return;
            }
            people.stream()
                    .filter(person -> person.admin() && person.active())
                    .findFirst()
                    .ifPresent(admin -> {
                        if (first) {
                            LOG.info(
                                    "The first administrator is '" + NAME
                                            + "'. What the service held before is theirs, and "
                                            + "readable by everyone who signs in; take 'everyone' off a collection to make it private.");
                        }
                        LOG.infof(
                                "Choose the password of '%s' here, once: %s",
                                admin.name(), page.ofLink(signIns.link(admin.id())));
                    });
        } catch (GrapevineException e) {
            LOG.errorf("The first administrator could not be made: %s", e.getMessage());
        }
    }
}
