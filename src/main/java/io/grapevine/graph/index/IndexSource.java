package io.grapevine.graph.index;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the walk's index is made of: each collection's passages, and which of its documents changed since a
/// version.
public interface IndexSource {

    /// @param store   which database this is; what was kept of another one is of no use
    /// @param version grows with every change of the documents
    /// @param names   grows whenever entities are found to be perhaps one, or are declared to be
    record State(String store, long version, long names) {}

    /// Two entities that may be one, by their keys.
    record SameName(String a, String b, float cosine) {}

    State state();

    Set<String> collections();

    /// Ids of the documents that came, changed or went behind a version, by collection; collections without such
    /// are left out.
    ///
    /// @param since version of each collection
    Map<String, List<String>> changes(Map<String, Long> since);

    record DocumentTitle(String id, String title) {}

    /// A collection's documents behind an id, by id: as many as fit a page, none behind the last.
    List<DocumentTitle> documents(String collection, String after);

    /// The passages of those of these documents that exist, grouped by document.
    List<PassageRow> passages(List<String> documents);

    /// The vectors of a few of a collection's passages.
    List<float[]> sample(String collection, int limit);

    /// Each pair once.
    List<SameName> sameNames();

    /// The key that each merged key is stored with.
    Map<String, String> aliases();
}
