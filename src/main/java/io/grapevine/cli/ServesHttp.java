package io.grapevine.cli;

import java.util.Map;

/// A command that opens the HTTP port; asked before the container starts.
public interface ServesHttp {

    /// Whether it does so with the options that it was given.
    boolean servesHttp();

    /// Quarkus properties that its options stand for, such as `quarkus.http.port`.
    Map<String, String> httpProperties();
}
