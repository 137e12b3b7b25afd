package io.grapevine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.grapevine.config.Installation;
import io.grapevine.domain.Document;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.ingest.IngestRequest;
import jakarta.inject.Inject;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
        description = "Lists and removes the documents in the graph.",
        subcommands = {DocumentsCommand.ListThem.class, DocumentsCommand.Remove.class},
        footer = {
            "",
            "Example:",
            "  grapevine documents list --collection office",
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
        private static final int TOLD = 5;

        @Inject
        DocumentStore store;

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
            return store.removeCollection(name, this::tell);
        }

        private int removeNamed() {
            var documents = new LinkedHashSet<Document>();
            names.forEach(name -> documents.addAll(named(name)));
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

        /// The documents of an id, a source or a path; a file of records names all of its records. A bare file
        /// name
        /// is enough where one document ends so.
        private List<Document> named(String name) {
            var path = asPath(name);
            var found = store.named(collection, List.of(name, path));
            var exact = found.stream().filter(d -> isNamed(d, name, path)).toList();
            if (!exact.isEmpty()) {
                return exact;
            }
            var files = found.stream().map(DocumentsCommand::fileOf).distinct().toList();
            if (files.size() > 1) {
                throw new BadInput(name + " may be any of " + files.size() + " documents: "
                        + files.stream().limit(TOLD).collect(Collectors.joining(", "))
                        + (files.size() > TOLD ? ", ..." : "") + ". Give the whole source or the id.");
            }
            if (found.isEmpty()) {
                throw new NotFound(
                        "There is no document " + name + ". List what there is with: grapevine documents list");
            }
            return found;
        }

        private static boolean isNamed(Document document, String name, String path) {
            return document.id().equals(name) || isSource(document, name) || isSource(document, path);
        }

        private static boolean isSource(Document document, String source) {
            return document.source().equals(source) || document.source().startsWith(source + "#");
        }

        private String asPath(String name) {
            try {
                return IngestRequest.nameOf(Path.of(name), installation.install());
            } catch (InvalidPathException notAPath) {
                return name;
            }
        }
    }

    /// A document's file, with its collection: a record's file is that of all its records.
    private static String fileOf(Document document) {
        int record = document.mediaType().equals("application/jsonl")
                ? document.source().indexOf('#')
                : -1;
        var file = record < 0 ? document.source() : document.source().substring(0, record);
        return file + " (" + document.collection() + ")";
    }

    private static boolean isThere(DocumentStore store, String collection) {
        return store.collections().stream().anyMatch(c -> c.name().equals(collection));
    }

    private static String noCollection(String name) {
        return "There is no collection " + name + ". List what there is with: grapevine documents list";
    }
}
