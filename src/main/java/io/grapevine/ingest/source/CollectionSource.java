package io.grapevine.ingest.source;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// Where the documents of a collection come from. To connect another system, implement this: say what there is
/// now, each thing as a file under the name by which it will be cited, the same name every time.
///
/// ```java
/// record Attachments(Wiki wiki) implements CollectionSource {
///     public SourceListing list(Path folder, Consumer<String> told) {
///         var inputs = new ArrayList<Input>();
///         for (var file : wiki.attachments()) {
///             inputs.add(new Input("wiki/" + file.name(), file.saveTo(folder)));
///         }
///         return new SourceListing(inputs, Map.of());
///     }
/// }
/// ```
public interface CollectionSource {

    /// What the user calls it.
    String name();

    /// What there is now. Blocks; may be interrupted.
    ///
    /// @param folder an empty folder for files that the source has to make; it goes when they were read
    /// @param told   gets a line now and then about how far it is
    /// @throws io.grapevine.domain.GrapevineException where the source cannot be read at all: then nothing of it
    /// is
    ///         removed from the collection
    SourceListing list(Path folder, Consumer<String> told);

    /// Something that changes when the source may have changed, where that is cheaper to know than to list it.
    default Optional<String> state() {
        return Optional.empty();
    }
}
