package io.grapevine.ingest;

import io.grapevine.domain.Document;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.ingest.extract.Extractor;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is to be ingested, into which collection, and how.
///
/// @param extractor by what it is read for entities and relations; empty: by what the collection is read
/// @param vanished  what becomes of documents whose file or record is no longer there
/// @param whole     whether the inputs are all that the collection is to hold: what came from elsewhere has
///                  vanished too
/// @param unread    what is there besides and cannot be read, with the reason; it and what is below it stays
public record IngestRequest(
        List<Input> inputs,
        String collection,
        Optional<Extractor> extractor,
        Vanished vanished,
        boolean whole,
        Map<String, String> unread) {

    private static final int LONGEST_COLLECTION = 100;

    /// A file or folder.
    ///
    /// @param name  what the user calls it; the source of its documents begins with this
    /// @param given metadata of all its documents; goes before what they say of themselves
    public record Input(String name, Path path, Map<String, List<String>> given) {

        public Input {
            name = Normalizer.normalize(name, Normalizer.Form.NFC); // what looks the same is the same document
            given = Map.copyOf(given);
        }

        public Input(String name, Path path) {
            this(name, path, Map.of());
        }

        public Input with(Map<String, List<String>> fields) {
            var all = new TreeMap<>(given);
            all.putAll(fields);
            return new Input(name, path, all);
        }
    }

    /// What becomes of documents of this collection that came from a named folder or file of records and are no
    /// longer in it. What could not be read counts as being there.
    public enum Vanished {
        /// They stay, and nobody looks for them.
        KEEP,
        /// They stay and are counted in the report.
        COUNT,
        /// They go, unless they are more than half of what came from there: then nothing is removed, and the
        /// report says so.
        REMOVE,
        /// They go.
        REMOVE_EVEN_MOST
    }

    /// @throws BadInput where the collection's name is none
    public IngestRequest {
        inputs = inputs.stream().distinct().toList();
        requireOneNameEach(inputs);
        unread = Map.copyOf(unread);
        if (collection.isBlank()
                || collection.length() > LONGEST_COLLECTION
                || !collection.equals(collection.strip())
                || collection.chars().anyMatch(Character::isISOControl)) {
            throw new BadInput("A collection's name has 1 to " + LONGEST_COLLECTION
                    + " characters and no white space around it, not: \"" + collection + "\"");
        }
    }

    /// Read by what the collection is read by; what vanished stays.
    public IngestRequest(List<Input> inputs, String collection) {
        this(inputs, collection, Optional.empty(), Vanished.KEEP, false, Map.of());
    }

    public IngestRequest readBy(Extractor other) {
        return new IngestRequest(inputs, collection, Optional.of(other), vanished, whole, unread);
    }

    /// The same with metadata for all of its documents.
    public IngestRequest with(Map<String, List<String>> given) {
        return new IngestRequest(
                inputs.stream().map(input -> input.with(given)).toList(),
                collection,
                extractor,
                vanished,
                whole,
                unread);
    }

    public IngestRequest with(Vanished other) {
        return new IngestRequest(inputs, collection, extractor, other, whole, unread);
    }

    /// The same where the inputs are all that the collection is to hold.
    ///
    /// @param cannotBeRead what is there besides, with the reason
    public IngestRequest ofWholeCollection(Map<String, String> cannotBeRead) {
        return new IngestRequest(inputs, collection, extractor, vanished, true, cannotBeRead);
    }

    /// Files and folders of this machine. Each is called by its path from `home` where it lies in there, and by
    /// its whole path elsewhere: the same file is the same document from wherever it is named, and two files
    /// never share a name.
    public static IngestRequest of(List<Path> paths, String collection, Path home) {
        return new IngestRequest(
                paths.stream().map(path -> new Input(nameOf(path, home), path)).toList(), collection);
    }

    public static IngestRequest of(List<Path> paths, Path home) {
        return of(paths, Document.DEFAULT_COLLECTION, home);
    }

    private static void requireOneNameEach(List<Input> inputs) {
        var names = new HashSet<String>();
        for (var input : inputs) {
            if (!names.add(input.name())) {
                throw new BadInput(
                        "Two files are named " + input.name() + ", so one would replace the other. Give each "
                                + "its path, such as: -F 'file=@a/readme.md;filename=a/readme.md'");
            }
        }
    }

    public static String nameOf(Path path, Path home) {
        var whole = path.toAbsolutePath().normalize();
        var base = home.toAbsolutePath().normalize();
        var name = whole.startsWith(base) && !whole.equals(base) ? base.relativize(whole) : whole;
        return name.toString().replace('\\', '/');
    }
}
