package io.grapevine.cli;

import io.grapevine.domain.Document;
import io.grapevine.domain.GrapevineException.NotFound;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.ingest.IngestRequest;
import jakarta.inject.Inject;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
                description = "Ids or sources as 'documents list' shows them, or paths.")
        List<String> names = List.of();

        @Option(names = "--collection", paramLabel = "NAME", description = "Only in this collection.")
        Optional<String> collection;

        @Option(names = "--all", description = "Every document of the collection.")
        boolean all;

        @Inject
        DocumentStore store;

        @ConfigProperty(name = "grapevine.install", defaultValue = ".")
        Path home;

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
            int removed = store.removeCollection(collection.orElseThrow());
            if (removed == 0) {
                throw new NotFound("There is no collection " + collection.orElseThrow()
                        + ". List what there is with: grapevine documents list");
            }
            return removed;
        }

        private int removeNamed() {
            var ids = new LinkedHashSet<String>();
            var documents = store.list(collection);
            for (var name : names) {
                var matching = documents.stream()
                        .filter(document -> isNamed(document, name))
                        .map(Document::id)
                        .toList();
                if (matching.isEmpty()) {
                    throw new NotFound(
                            "There is no document " + name + ". List what there is with: grapevine documents list");
                }
                ids.addAll(matching);
            }
            return (int) ids.stream().filter(store::remove).count();
        }

        /// A file of records names all of its records.
        private boolean isNamed(Document document, String name) {
            return document.id().equals(name) || isSource(document, name) || isSource(document, asPath(name));
        }

        private static boolean isSource(Document document, String source) {
            return document.source().equals(source) || document.source().startsWith(source + "#");
        }

        private String asPath(String name) {
            try {
                return IngestRequest.nameOf(Path.of(name), home);
            } catch (InvalidPathException notAPath) {
                return name;
            }
        }
    }
}
