package io.grapevine.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/// Limits of the chat WebSocket.
@ConfigMapping(prefix = "grapevine.chat")
public interface ChatConfig {

    /// Most events of one answer.
    @WithDefault("50000")
    @Min(1)
    int maxEvents();

    /// Most characters of all events of one answer.
    @WithDefault("4000000")
    @Min(1)
    long maxCharacters();

    /// Most characters of the events of all answers together, those that can still be resumed included. Where it
    /// is reached, the answers that ended first are forgotten; where all are under way, one that goes on is
    /// ended.
    @WithDefault("64000000")
    @Min(1)
    long maxLogCharacters();

    /// How long an answer can still be resumed after it ended.
    @WithDefault("PT5M")
    @DurationMin
    Duration retention();

    /// How long a conversation is kept after its last answer, and a thumb after it was given; for good where
    /// this is not set.
    Optional<@DurationMin(hours = 1) Duration> conversationsKept();

    /// How long one event may take to leave for a reader before its connection is closed as too slow.
    @WithDefault("PT20S")
    @DurationMin(millis = 1)
    Duration stall();

    /// How often a connection is pinged; one that stays silent three times as long is closed.
    @WithDefault("PT20S")
    @DurationMin(millis = 1)
    Duration heartbeat();

    /// Most characters of a client's message. A question has at most 8,000, and JSON may write each in six.
    @WithDefault("65536")
    @Min(1)
    int maxMessage();

    /// Messages that a connection may send at once.
    @WithDefault("20")
    @Min(1)
    int burst();

    /// Messages a second that a connection may send for long.
    @WithDefault("5")
    @Positive
    double messagesPerSecond();
}
