package io.grapevine.ingest;

import io.grapevine.domain.Document;
import io.grapevine.domain.GrapevineException.BadInput;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;

/// What is to be ingested, and into which collection.
public record IngestRequest(List<Input> inputs, String collection) {

    private static final int LONGEST_COLLECTION = 100;

    /// A file or folder.
    ///
    /// @param name what the user calls it; the source of its documents begins with this
    public record Input(String name, Path path) {

        public Input {
            name = Normalizer.normalize(name, Normalizer.Form.NFC); // what looks the same is the same document
        }
    }

    /// @throws BadInput where the collection's name is none, or two inputs have one name
    public IngestRequest {
        inputs = inputs.stream().distinct().toList();
        requireOneNameEach(inputs);
        if (collection.isBlank()
                || collection.length() > LONGEST_COLLECTION
                || !collection.equals(collection.strip())
                || collection.chars().anyMatch(Character::isISOControl)) {
            throw new BadInput("A collection's name has 1 to " + LONGEST_COLLECTION
                    + " characters and no white space around it, not: \"" + collection + "\"");
        }
    }

    /// Files and folders of this machine. Each is called by its path from `home` where it lies in there, and by
    /// its
    /// whole path elsewhere: the same file is the same document from wherever it is named, and two files never
    /// share a name.
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
