package io.grapevine.lab.hold;

import io.grapevine.domain.GrapevineException.BadInput;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/// Runs trials one after the other, on one site.
public final class HoldRun {

    private final Path install;
    private final Consumer<String> talk;

    /// What became of one trial.
    ///
    /// @param load mean number of running processes of the machine in the minute before its end
    public record Line(String trial, String figure, String wanted, List<String> faults, Duration took, double load) {

        public boolean held() {
            return faults.isEmpty();
        }

        public String text() {
            return "%-4s  %s: %s (wanted: %s; %d s, load %.1f)"
                    .formatted(held() ? "held" : "NOT", trial, figure, wanted, took.toSeconds(), load);
        }

        public Map<String, Object> toJson() {
            var json = new LinkedHashMap<String, Object>();
            json.put("trial", trial);
            json.put("held", held());
            json.put("figure", figure);
            json.put("wanted", wanted);
            json.put("faults", faults);
            json.put("seconds", took.toSeconds());
            json.put("load", load);
            return json;
        }
    }

    /// @param install the folder that Grapevine is installed in
    /// @param talk    told what is going on
    public HoldRun(Path install, Consumer<String> talk) {
        this.install = install;
        this.talk = talk;
    }

    /// The trials, those of some minutes or all.
    ///
    /// @param seed of what is random in them
    /// @param only words of the names of those that are wanted; none for all
    /// @throws BadInput where no trial has such a name
    public static List<Trial> trials(boolean brief, long seed, List<String> only) {
        var all = brief ? brief(seed) : whole(seed);
        var chosen = all.stream()
                .filter(trial -> only.isEmpty()
                        || only.stream().anyMatch(word -> trial.name().contains(word)))
                .toList();
        if (chosen.isEmpty()) {
            throw new BadInput("No trial is called " + String.join(", ", only) + ". There are: "
                    + String.join("; ", all.stream().map(Trial::name).toList()));
        }
        return chosen;
    }

    private static List<Trial> brief(long seed) {
        return List.of(
                new Kills(3, new Random(seed)),
                new WorkerKills(2, new Random(seed), Map.of()),
                new HostileInputs(20),
                new Cancels(40),
                new ManyClients(100),
                new DatabaseAway(Duration.ofSeconds(5)),
                new ChatModelFaults());
    }

    private static List<Trial> whole(long seed) {
        return List.of(
                new Kills(50, new Random(seed)),
                new WorkerKills(20, new Random(seed), Map.of()),
                new HostileInputs(Integer.MAX_VALUE),
                new UploadsBesideStreams(50, 5),
                new Cancels(200),
                new ManyClients(1_000),
                new DatabaseAway(Duration.ofSeconds(60)),
                new ChatModelFaults(),
                new Soak(30));
    }

    /// @param told each line as soon as its trial has ended
    /// @throws IOException where there is no room for a folder of its own
    public List<Line> run(List<Trial> trials, Consumer<Line> told) throws IOException {
        var vertx = Vertx.vertx();
        try (var site = new Site(install, vertx, talk)) {
            var lines = new ArrayList<Line>();
            for (var trial : trials) {
                var line = run(trial, site);
                lines.add(line);
                told.accept(line);
            }
            return lines;
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /// The sum of all, in a line.
    public static String sum(List<Line> lines) {
        var held = lines.stream().filter(Line::held).count();
        return "%d of %d trials held; %d s; load %.1f, %d processors"
                .formatted(
                        held,
                        lines.size(),
                        lines.stream()
                                .mapToLong(line -> line.took().toSeconds())
                                .sum(),
                        load(),
                        Runtime.getRuntime().availableProcessors());
    }

    private Line run(Trial trial, Site site) {
        talk.accept(trial.name() + " ...");
        var start = System.nanoTime();
        var outcome = outcome(trial, site);
        outcome.faults().forEach(fault -> talk.accept("  " + fault));
        var took = Duration.ofNanos(System.nanoTime() - start);
        return new Line(trial.name(), outcome.figure(), trial.wanted(), outcome.faults(), took, load());
    }

    private static Outcome outcome(Trial trial, Site site) {
        try {
            return trial.run(site);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome("interrupted", List.of("interrupted"));
        } catch (Exception e) {
            return new Outcome("it could not be carried out", List.of(String.valueOf(e)));
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
