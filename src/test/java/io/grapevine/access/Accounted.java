package io.grapevine.access;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/// Two people and a collection of their own for each test at a service with accounts.
abstract class Accounted {

    final String id = UUID.randomUUID().toString().substring(0, 8);
    final String ida = "ida-" + id;
    final String otto = "otto-" + id;
    final String collection = "cellars-" + id;

    @AfterEach
    void remove() {
        var owner = Someone.owner();
        owner.delete("/api/collections/" + collection);
        owner.delete("/api/people/" + ida);
        owner.delete("/api/people/" + otto);
    }
}
