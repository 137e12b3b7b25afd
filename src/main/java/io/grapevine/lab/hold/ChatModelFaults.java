package io.grapevine.lab.hold;

import io.grapevine.lab.hold.MoodyChatServer.Mood;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;

/// Asks while the chat model's server does what such servers do.
final class ChatModelFaults implements Trial {

    private static final String QUESTION = "Who is the cellar master of Sedge Bank Cellar?";
    private static final Duration FIRST_TOKEN = Duration.ofSeconds(4);
    private static final Duration TOTAL = Duration.ofSeconds(8);
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration RECOVERY = Duration.ofSeconds(40);
    private static final Duration LOOK = Duration.ofMillis(500);

    @Override
    public String name() {
        return "chat model that misbehaves";
    }

    @Override
    public String wanted() {
        return "each of its ways ends as documented within %d s; answers by it again afterwards"
                .formatted(LIMIT.toSeconds());
    }

    @Override
    public Outcome run(Site site) throws Exception {
        var faults = new TrialFaults();
        try (var model = new MoodyChatServer()) {
            var settings = new HashMap<>(ChatModel.settings(model.baseUrl()));
            settings.put("GRAPEVINE_LLM_TEMPERATURE", "0.2");
            settings.put("GRAPEVINE_LLM_FIRST_TOKEN_TIMEOUT", FIRST_TOKEN.toSeconds() + "s");
            settings.put("GRAPEVINE_LLM_TOTAL_TIMEOUT", TOTAL.toSeconds() + "s");
            settings.put("GRAPEVINE_REFRESH_EVERY", "1h");
            site.start(settings);
            try (var client = site.client()) {
                client.upload(site.samples(), "samples");
                client.ask(QUESTION, Optional.empty());
                var longest = Duration.ZERO;
                for (var mood : Mood.values()) {
                    model.become(mood);
                    var reply = client.ask(QUESTION, Optional.empty());
                    check(mood, reply, faults);
                    longest = reply.took().compareTo(longest) > 0 ? reply.took() : longest;
                    model.become(Mood.WELL);
                    recover(client, mood, faults);
                }
                return new Outcome(
                        "%d ways, %d faults; the longest answer %.1f s"
                                .formatted(Mood.values().length, faults.count(), longest.toMillis() / 1e3),
                        faults.found());
            }
        }
    }

    private static void check(Mood mood, Reply reply, TrialFaults faults) {
        var what = mood.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": ";
        faults.check(reply.isOk(), what + reply);
        faults.check(
                reply.took().compareTo(LIMIT) <= 0,
                what + "took " + reply.took().toMillis() + " ms");
        if (!reply.isOk()) {
            return;
        }
        var said = reply.json().path("answer").asText();
        var degraded = !reply.json().path("degraded").isEmpty();
        switch (mood) {
            case WELL, THINKS_ALOUD, SLOW, REFUSES_TEMPERATURE, REFUSES_MAX_TOKENS -> {
                faults.check(byModel(reply) && said.equals(MoodyChatServer.SAID), what + said);
                faults.check(
                        !degraded, what + "is called degraded: " + reply.json().path("degraded"));
            }
            case SAYS_NOTHING -> faults.check(!said.isBlank() || degraded, what + "an empty answer");
            case BUSY, BREAKS, CUTS, ENDLESS, NO_JSON, NO_STREAM, HANGS -> {
                faults.check(degraded, what + "is not called degraded: " + said);
                faults.check(!said.isBlank(), what + "an empty answer");
            }
        }
        faults.check(!reply.body().contains(MoodyChatServer.THOUGHT), what + "what it thought is in the answer");
    }

    private static boolean byModel(Reply reply) {
        return !reply.json().path("generator").asText().startsWith("extractive");
    }

    /// It is left alone for some seconds where it failed too often.
    private static void recover(Client client, Mood mood, TrialFaults faults) throws InterruptedException {
        var deadline = System.nanoTime() + RECOVERY.toNanos();
        while (System.nanoTime() < deadline) {
            var reply = client.ask(QUESTION, Optional.empty());
            if (reply.isOk() && byModel(reply)) {
                return;
            }
            Thread.sleep(LOOK);
        }
        faults.add("after " + mood + ": not asked again within " + RECOVERY.toSeconds() + " s");
    }
}
