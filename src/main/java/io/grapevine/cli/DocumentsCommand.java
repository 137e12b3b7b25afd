package io.grapevine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.grapevine.access.EventLog;
import io.grapevine.access.People;
import io.grapevine.config.Installation;
import io.grapevine.domain.Document;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.job.JobStore;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Lists and removes documents.
@Command(
        name = "documents",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists, shows and removes the documents in the graph.",
        subcommands = {DocumentsCommand.ListThem.class, DocumentsCommand.Show.class, DocumentsCommand.Remove.class},
        footer = {
            "",
            "Example:",
            "  grapevine documents list --collection office",
            "  grapevine documents show minutes.pdf",
            "  grapevine documents rm minutes.pdf"
        })
public class DocumentsCommand {

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description =
                    "Lists the documents: id, collection, passages, source and title, parted by tabs, a line each.",
            footer = {"", "Example:", "  grapevine documents list --json"})
    static class ListThem extends Listing<Document> {

        @Option(names = "--collection", paramLabel = "NAME", description = "Only this collection.")
        Optional<String> collection;

        @Inject
        DocumentStore store;

        @Override
        public Integer call() throws JsonProcessingException {
            if (collection.isPresent() && !isThere(store, collection.get())) {
                spec.commandLine().getErr().println("grapevine: " + noCollection(collection.get()));
                return ExitCodes.FAILED;
            }
            return super.call();
        }

        @Override
        List<Document> rows() {
            return store.list(collection);
        }

        @Override
        String line(Document row) {
            return String.join(
                    "\t", row.id(), row.collection(), String.valueOf(row.passages()), row.source(), row.title());
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows what is known of documents: where they came from, and their metadata.",
            footer = {"", "Example:", "  grapevine documents show policy.md"})
    static class Show extends Listing<Document> {

        @Parameters(arity = "1..*", paramLabel = "ID|SOURCE", description = "As for 'documents rm'.")
        List<String> names;

        @Option(names = "--collection", paramLabel = "NAME", description = "Only in this collection.")
        Optional<String> collection;

        @Inject
        DocumentStore store;

        @Inject
        Installation installation;

        @Override
        List<Document> rows() {
            var named = new NamedDocuments(store, installation.install());
            return names.stream()
                    .flatMap(name -> named.find(collection, name).stream())
                    .distinct()
                    .toList();
        }

        @Override
        String line(Document document) {
            var lines = new ArrayList<String>();
            lines.add(document.title());
            lines.add("  id: " + document.id());
            lines.add("  collection: " + document.collection());
            lines.add("  source: " + document.source());
            lines.add("  type: " + document.mediaType());
            lines.add("  passages: " + document.passages());
            lines.add("  ingested: " + document.ingestedAt());
            document.metadata().forEach((field, values) -> lines.add("  " + field + ": " + String.join(", ", values)));
            return String.join("\n", lines);
        }
    }

    @Command(
            name = "rm",
            mixinStandardHelpOptions = true,
            description = "Removes documents, and of entities and relations what no other document supports.",
            footer = {
                "",
                "Example:",
                "  grapevine documents rm minutes.pdf",
                "  grapevine documents rm --collection office --all"
            })
    static class Remove implements Callable<Integer> {

        @Spec
        CommandSpec spec;

        @Parameters(
                arity = "0..*",
                paramLabel = "ID|SOURCE",
                description =
                        "Ids or sources as 'documents list' shows them, paths, or file names that only one document has.")
        List<String> names = List.of();

        @Option(names = "--collection", paramLabel = "NAME", description = "Only in this collection.")
        Optional<String> collection;

        @Option(names = "--all", description = "Every document of the collection.")
        boolean all;

        private static final long BETWEEN_LINES_NS = 15_000_000_000L;

        @Inject
        DocumentStore store;

        @Inject
        JobStore jobs;

        @Inject
        People people;

        private long told = System.nanoTime();
        private int gone;

        @Inject
        Installation installation;

        @Override
        public Integer call() {
            if (all == !names.isEmpty() || all && collection.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "give documents, or --collection NAME --all");
            }
            var removed = all ? removeAll() : removeNamed();
            spec.commandLine().getErr().println("Removed " + removed + (removed == 1 ? " document." : " documents."));
            return ExitCodes.DONE;
        }

        private int removeAll() {
            var name = collection.orElseThrow();
            if (!isThere(store, name)) {
                throw new NotFound(noCollection(name));
            }
            jobs.cancelAll(name);
            int removed = store.removeCollection(name, this::tell);
            people.forgetCollection(EventLog.COMMAND_LINE, name);
            return removed;
        }

        private int removeNamed() {
            var documents = new LinkedHashSet<Document>();
            var named = new NamedDocuments(store, installation.install());
            names.forEach(name -> documents.addAll(named.find(collection, name)));
            return store.removeAll(documents, this::tell);
        }

        /// A line now and then.
        private void tell(int more) {
            gone += more;
            if (System.nanoTime() - told > BETWEEN_LINES_NS) {
                told = System.nanoTime();
                spec.commandLine().getErr().printf(Locale.ROOT, "%,d removed%n", gone);
            }
        }
    }

    private static boolean isThere(DocumentStore store, String collection) {
        return store.collections().stream().anyMatch(c -> c.name().equals(collection));
    }

    private static String noCollection(String name) {
        return "There is no collection " + name + ". List what there is with: grapevine documents list";
    }
}
