package io.grapevine.cli;

import dev.langchain4j.model.embedding.EmbeddingModel;
import io.grapevine.curate.entity.EntityPipeline;
import io.grapevine.domain.Scope;
import io.grapevine.graph.entity.EntityMerges;
import io.grapevine.graph.entity.EntityReader;
import io.grapevine.language.EntityKey;
import io.grapevine.language.PhraseExtractor;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Finds entities, and says which are one.
@Command(
        name = "entities",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Finds entities, and says which of them are one.",
        subcommands = {
            EntitiesCommand.Find.class,
            EntitiesCommand.Candidates.class,
            EntitiesCommand.Merge.class,
            EntitiesCommand.Split.class,
            EntitiesCommand.Merged.class,
            EntitiesCommand.Refresh.class
        },
        footer = {"", "Example:", "  grapevine entities candidates", "  grapevine entities merge \"IBM Corp\" IBM"})
public class EntitiesCommand {

    @Command(
            name = "find",
            mixinStandardHelpOptions = true,
            description =
                    "Lists the entities whose description is nearest to a text: key, name and similarity, parted by tabs.",
            footer = {
                "",
                "Entities that three passages mention have a description, once the service or 'entities refresh' has seen them.",
                "",
                "Example:",
                "  grapevine entities find \"the cellar\""
            })
    static class Find extends Listing<EntityReader.Similar> {

        @Parameters(paramLabel = "TEXT", description = "A name, or what it is about.")
        String text;

        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "10",
                description = "How many (default: ${DEFAULT-VALUE}).")
        int limit;

        @Inject
        EntityReader entities;

        @Inject
        EmbeddingModel embedding;

        @Override
        List<EntityReader.Similar> rows() {
            return entities.search(embedding.embed(text).content().vector(), Scope.EVERYTHING, limit);
        }

        @Override
        Optional<String> none() {
            return Optional.of(
                    "None is described yet: that takes three passages that mention it, and: grapevine entities refresh");
        }

        @Override
        String line(EntityReader.Similar row) {
            return row.key() + "\t" + row.name() + "\t" + String.format(Locale.ROOT, "%.3f", row.similarity());
        }
    }

    @Command(
            name = "candidates",
            mixinStandardHelpOptions = true,
            description =
                    "Lists pairs of entities that may be one: key and mentions of both, and the cosine of their names or 'acronym'.",
            footer = {"", "Example:", "  grapevine entities candidates --min-cosine 0.95 --json"})
    static class Candidates extends Listing<EntityMerges.Candidate> {

        @Option(
                names = "--min-cosine",
                paramLabel = "X",
                defaultValue = "0.9",
                description = "How near they must be (default: ${DEFAULT-VALUE}).")
        double minCosine;

        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "50",
                description = "How many (default: ${DEFAULT-VALUE}).")
        int limit;

        @Inject
        EntityMerges merges;

        @Override
        List<EntityMerges.Candidate> rows() {
            return merges.candidates(minCosine, PhraseExtractor.ACRONYM, limit);
        }

        @Override
        Optional<String> none() {
            return Optional.of(
                    "None was found that may be one; they are looked for by the service and by: grapevine entities refresh");
        }

        @Override
        String line(EntityMerges.Candidate row) {
            Function<EntityMerges.Mentioned, String> entity = e -> e.key() + "\t" + e.mentions();
            return entity.apply(row.a()) + "\t" + entity.apply(row.b()) + "\t"
                    + (row.cosine().isPresent()
                            ? String.format(Locale.ROOT, "%.3f", row.cosine().getAsDouble())
                            : "acronym");
        }
    }

    @Command(
            name = "merged",
            mixinStandardHelpOptions = true,
            description =
                    "Lists the merges on record: the key that was merged, the entity that it is stored with, and since when.",
            footer = {"", "Example:", "  grapevine entities merged"})
    static class Merged extends Listing<EntityMerges.Merge> {

        @Inject
        EntityMerges merges;

        @Override
        List<EntityMerges.Merge> rows() {
            return merges.list();
        }

        @Override
        Optional<String> none() {
            return Optional.of("None was merged.");
        }

        @Override
        String line(EntityMerges.Merge row) {
            return row.alias() + "\t" + row.entity() + "\t" + row.since();
        }
    }

    @Command(
            name = "merge",
            mixinStandardHelpOptions = true,
            description = "Makes one entity part of another, now and for documents to come.",
            footer = {
                "",
                "It is recorded and can be taken back: grapevine entities split NAME",
                "",
                "Example:",
                "  grapevine entities merge \"IBM Corp\" IBM"
            })
    static class Merge implements Callable<Integer> {

        @Spec
        CommandSpec spec;

        @Parameters(index = "0", paramLabel = "NAME", description = "The entity that is to go.")
        String alias;

        @Parameters(
                index = "1",
                paramLabel = "INTO",
                description = "The entity that is to have its passages and relations.")
        String into;

        @Inject
        EntityMerges merges;

        @Override
        public Integer call() {
            var entity = merges.merge(EntityKey.of(alias), EntityKey.of(into));
            spec.commandLine().getErr().println("'" + EntityKey.of(alias) + "' is stored with '" + entity + "' now.");
            return ExitCodes.DONE;
        }
    }

    @Command(
            name = "split",
            mixinStandardHelpOptions = true,
            description = "Takes a merge back: the graph is as it would be without it.",
            footer = {"", "Example:", "  grapevine entities split \"IBM Corp\""})
    static class Split implements Callable<Integer> {

        @Spec
        CommandSpec spec;

        @Parameters(paramLabel = "NAME", description = "The entity that was merged into another.")
        String alias;

        @Inject
        EntityMerges merges;

        @Override
        public Integer call() {
            var entity = merges.split(EntityKey.of(alias));
            spec.commandLine().getErr().println("'" + EntityKey.of(alias) + "' is apart from '" + entity + "' again.");
            return ExitCodes.DONE;
        }
    }

    @Command(
            name = "refresh",
            mixinStandardHelpOptions = true,
            description =
                    "Looks for entities that may be one and describes those that are mentioned often, as the running service does by itself.",
            footer = {"", "Example:", "  grapevine entities refresh"})
    static class Refresh implements Callable<Integer> {

        private static final int TOLD = 5_000;

        @Spec
        CommandSpec spec;

        @Inject
        EntityPipeline pipeline;

        @Override
        public Integer call() {
            var err = spec.commandLine().getErr();
            var report = pipeline.refresh(done -> {
                if (done % TOLD == 0) {
                    err.println(done + " names embedded");
                    err.flush();
                }
            });
            err.println(report.names() + " names embedded, " + report.descriptions() + " entities described.");
            return ExitCodes.DONE;
        }
    }
}
