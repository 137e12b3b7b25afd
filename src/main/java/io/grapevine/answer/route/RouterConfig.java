package io.grapevine.answer.route;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/// Which weights the router has.
@ConfigMapping(prefix = "grapevine.router")
public interface RouterConfig {

    /// A file that `./grapevine intents train` wrote from texts labelled by route; without it the weights that
    /// come with Grapevine.
    Optional<Path> weights();
}
