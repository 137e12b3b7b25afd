package io.grapevine.ingest.job.kafka;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/// Settings as the connector takes them.
final class ChannelSettings {

    private static final int ORDINAL = 100;

    private ChannelSettings() {}

    static Config of(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "kafka", ORDINAL))
                .build();
    }
}
