package io.grapevine.cli;

import java.io.IOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// The version, which stands in the pom and nowhere else: the build writes it into `version.properties`.
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        var properties = new Properties();
        try (var in = Version.class.getResourceAsStream("/version.properties")) {
            if (in == null) {
                throw new IOException("version.properties is not among the classes; build with ./mvnw package");
            }
            properties.load(in);
        }
        return new String[] {"grapevine " + properties.getProperty("version")};
    }
}
