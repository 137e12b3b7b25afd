package io.grapevine;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class InstalledConfigTest {

    private static final String KEY = "grapevine.test.installed";

    private final String directory = System.getProperty("user.dir");
    private final String installation = System.getProperty("grapevine.install");

    @TempDir
    Path stranger;

    @TempDir
    Path installed;

    @AfterEach
    void restore() {
        System.setProperty("user.dir", directory);
        if (installation == null) {
            System.clearProperty("grapevine.install");
        }
    }

    @Test
    void the_working_directory_does_not_configure_the_product_and_the_installation_does() throws IOException {
        write(stranger, "stranger");
        write(installed, "installation");
        System.setProperty("user.dir", stranger.toString());
        System.setProperty("grapevine.install", installed.toString());

        var config = InstalledConfig.begin();
        var read = value();
        config.end();

        assertThat(read).isEqualTo("installation");
        assertThat(System.getProperty("user.dir")).isEqualTo(stranger.toString());
    }

    @Test
    void a_working_directory_with_settings_says_nothing_where_the_installation_has_none() throws IOException {
        write(stranger, "stranger");
        System.setProperty("user.dir", stranger.toString());
        System.setProperty("grapevine.install", installed.toString());

        var config = InstalledConfig.begin();
        var read = value();
        config.end();

        assertThat(read).isNull();
    }

    private static void write(Path folder, String value) throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config").resolve("application.properties"), KEY + "=" + value);
        Files.writeString(folder.resolve(".env"), "GRAPEVINE_TEST_INSTALLED=" + value);
    }

    private static String value() {
        return new SmallRyeConfigBuilder()
                .addDefaultSources()
                .build()
                .getConfigValue(KEY)
                .getValue();
    }
}
