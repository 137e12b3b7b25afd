package io.grapevine;

import java.util.Optional;

/// Reads the settings of the installation, wherever the command is run.
///
/// The configuration library looks for `.env` and `config/application.properties` in the folder that the system
/// property `user.dir` names, which is the working directory: a folder of somebody else's documents could so
/// send the
/// prompts elsewhere. While the configuration is read the property names the installation's folder. Paths on the
/// command line are not touched by that: the JDK resolves them against the directory that it was started in.
final class InstalledConfig {

    private static final String WORKING_DIRECTORY = "user.dir";
    private static final String INSTALLATION = "grapevine.install";

    private final Optional<String> before;

    private InstalledConfig(Optional<String> before) {
        this.before = before;
    }

    /// From here on the configuration is looked for in the installation's folder, where the launcher has named
    /// one.
    static InstalledConfig begin() {
        var installation = Optional.ofNullable(System.getProperty(INSTALLATION));
        return new InstalledConfig(installation.map(folder -> System.setProperty(WORKING_DIRECTORY, folder)));
    }

    /// The configuration has been read.
    void end() {
        before.ifPresent(folder -> System.setProperty(WORKING_DIRECTORY, folder));
    }
}
