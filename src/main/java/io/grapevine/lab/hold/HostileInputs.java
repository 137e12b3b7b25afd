package io.grapevine.lab.hold;

import io.grapevine.lab.evaluate.Latencies;
import io.grapevine.lab.hold.HostileFiles.Hostile;
import io.grapevine.lab.hold.HostileMessages.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Sends what was made to break readers, through the upload, the questions' doors and the command line, while
/// somebody else asks.
final class HostileInputs implements Trial {

    private static final String COLLECTION = "hostile";
    private static final String OTHER = "Who is the cellar master of Sedge Bank Cellar?";
    private static final Duration LONGEST_OTHER = Duration.ofSeconds(2);
    private static final int OTHER_TIMES = 20; // what it takes alone
    private static final int ALONE = 5;
    private static final double HEAP_BACK = 1.25;
    private static final long HEAP_SLACK = 48L << 20;
    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final int CLI_MINUTES = 3;
    /// About as many as there are of all kinds.
    private static final int ALL = 120;

    private final int most;

    /// @param inputs at most, spread evenly over all kinds
    HostileInputs(int inputs) {
        this.most = inputs;
    }

    @Override
    public String name() {
        return "hostile inputs";
    }

    @Override
    public String wanted() {
        return "each a clean result or a clear error; another question answered within %d s, or %d times what it takes alone; heap back"
                .formatted(LONGEST_OTHER.toSeconds(), OTHER_TIMES);
    }

    @Override
    public Outcome run(Site site) throws Exception {
        var faults = new TrialFaults();
        site.start(Map.of("GRAPEVINE_REFRESH_EVERY", "1h"));
        var longestOther = longestOther(site);
        var before = site.vitals().heap();
        var files = some(HostileFiles.all());
        var messages = some(HostileMessages.all());
        var commands = some(commands(site));
        try (var probe = new Probe(site.client(), OTHER);
                var client = site.client()) {
            for (var file : files) {
                upload(site, client, file, faults);
            }
            for (var message : messages) {
                send(site, client, message, faults);
            }
            for (var command : commands) {
                run(site, command, faults);
            }
            probe.end();
            faults.check(
                    probe.longest().compareTo(longestOther) <= 0,
                    "another question took " + probe.longest().toMillis() + " ms");
            probe.faults().forEach(faults::add);
            client.delete("api/collections/" + COLLECTION);
            return outcome(site, before, files.size() + messages.size() + commands.size(), probe, longestOther, faults);
        }
    }

    private static Outcome outcome(
            Site site, long before, int inputs, Probe probe, Duration limit, TrialFaults faults) {
        var after = site.vitals().heap();
        faults.check(
                after <= before * HEAP_BACK + HEAP_SLACK,
                "the heap was %d MB and is %d MB".formatted(before >> 20, after >> 20));
        return new Outcome(
                "%d inputs, %d faults; %d other questions, the longest %d ms (limit %d ms); heap %d MB before, %d MB after"
                        .formatted(
                                inputs,
                                faults.count(),
                                probe.answers(),
                                probe.longest().toMillis(),
                                limit.toMillis(),
                                before >> 20,
                                after >> 20),
                faults.found());
    }

    /// Two seconds; more where the machine is so busy with other things that even now a question takes long.
    private static Duration longestOther(Site site) throws Exception {
        try (var client = site.client()) {
            client.upload(site.samples(), "samples");
            client.ask(OTHER, Optional.empty());
            var alone = new Latencies();
            for (var i = 0; i < ALONE; i++) {
                alone.add(client.ask(OTHER, Optional.empty()).took().toNanos());
            }
            var times = Duration.ofMillis(Math.round(OTHER_TIMES * alone.p50Ms()));
            return times.compareTo(LONGEST_OTHER) > 0 ? times : LONGEST_OTHER;
        }
    }

    private static void upload(Site site, Client client, Hostile hostile, TrialFaults faults)
            throws InterruptedException {
        var file = hostile.file().get();
        var reply = client.upload(List.of(file), COLLECTION);
        var clear = reply.isOk() && failuresHaveReasons(reply) || reply.isClearRefusal();
        faults.check(clear, hostile.what() + ": " + reply);
        tell(site, hostile.what(), reply);
    }

    private static boolean failuresHaveReasons(Reply reply) {
        for (var failure : reply.json().path("failures")) {
            if (failure.path("reason").asText().isBlank()) {
                return false;
            }
        }
        return true;
    }

    private static void send(Site site, Client client, Message message, TrialFaults faults)
            throws InterruptedException {
        var reply = client.post(message.path(), message.contentType(), accepted(message), message.body());
        faults.check(reply.isOk() || reply.isClearRefusal(), message.what() + ": " + reply);
        tell(site, message.what(), reply);
    }

    private static void tell(Site site, String what, Reply reply) {
        if (reply.took().compareTo(SLOW) > 0) {
            site.talk("  " + what + ": " + reply);
        }
    }

    private static String accepted(Message message) {
        return message.path().equals("mcp") ? "application/json, text/event-stream" : "application/json";
    }

    /// @param what      is wrong with it
    /// @param arguments of the program
    private record Command(String what, List<String> arguments) {}

    private static List<Command> commands(Site site) throws Exception {
        var folder = Files.createDirectory(site.home().resolve("[folder*?{"));
        Files.writeString(folder.resolve("a[b.md"), "The lighthouse keeper wrote a note.\n");
        Files.writeString(folder.resolve(".grapevineignore"), "[\n{a\n***\n\\\n");
        return List.of(
                new Command("a folder with a glob for a name", ingest(folder)),
                new Command("a path that is none", ingest(site.home().resolve("no such folder"))),
                new Command("a question of numbers", List.of("ask", "1." + "1.".repeat(2_000))),
                new Command("a question of escape sequences", List.of("ask", "\u001b[2J who?")));
    }

    private static List<String> ingest(Path path) {
        return List.of("ingest", "--collection", COLLECTION, path.toString());
    }

    private static void run(Site site, Command command, TrialFaults faults) throws Exception {
        var arguments = new ArrayList<String>();
        arguments.add(site.install().resolve("grapevine").toString());
        arguments.addAll(command.arguments());
        var said = site.home().resolve("command.txt");
        var builder = new ProcessBuilder(arguments).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("GRAPEVINE_HOME", site.home().toString());
        var process = builder.start();
        if (!process.waitFor(CLI_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            faults.add(command.what() + ": no end within " + CLI_MINUTES + " minutes");
            return;
        }
        var text = Files.readString(said);
        faults.check(
                process.exitValue() <= 2 && !text.contains("Exception") && !text.contains("\u001b"),
                command.what() + ": exit code " + process.exitValue() + ", " + text);
    }

    /// As many of them as the form takes, its share of all kinds, spread evenly; at least one.
    private <T> List<T> some(List<T> all) {
        var count = (int) Math.min(all.size(), Math.max(1L, (long) most * all.size() / ALL));
        return IntStream.range(0, count)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
                .toList();
    }
}
