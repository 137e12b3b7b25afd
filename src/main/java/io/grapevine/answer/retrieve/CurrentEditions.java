package io.grapevine.answer.retrieve;

import io.grapevine.domain.Document;
import io.grapevine.domain.Edition;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Passage;
import io.grapevine.domain.Question;
import io.grapevine.domain.ScoredPassage;
import io.grapevine.graph.document.DocumentVersions.Pair;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Lets the version of a document answer that the question asks for, as a rule the newest. Thread-safe.
///
/// Where documents say that they are versions (`supersedes`, version numbers), those that are not asked for are
/// silent. Where only their days tell them apart, a passage is silent only beside one of the wanted version that
/// says nearly the same in nearly the same words.
public final class CurrentEditions {

    /// Share of the words of two passages that they must have in common to be two versions of one.
    private static final double ALIKE = 0.6;
    /// So many more passages are looked at for each that was silent.
    private static final int MORE = 2;

    private final Function<Collection<String>, List<Pair>> versions;

    /// @param versions the pairs of versions that documents, by their ids, belong to
    public CurrentEditions(Function<Collection<String>, List<Pair>> versions) {
        this.versions = versions;
    }

    /// What a retriever finds, of the versions that are asked for.
    public Evidence retrieve(Retriever retriever, Question question, float[] vector, int k) {
        var found = retriever.retrieve(question, vector, k);
        var asked = AskedEdition.of(question);
        if (asked.any() || found.statement().isPresent()) {
            return found;
        }
        var kept = keep(asked, found);
        int silent = found.passages().size() - kept.passages().size();
        return silent == 0
                ? kept
                : keep(asked, retriever.retrieve(question, vector, k + MORE * silent))
                        .first(k);
    }

    /// A question as it is asked of the version that was chosen for it: without the words that chose.
    public static String askedOfChosen(String question) {
        return AskedEdition.without(question);
    }

    private Evidence keep(AskedEdition asked, Evidence found) {
        var ids =
                found.passages().stream().map(hit -> hit.passage().documentId()).collect(Collectors.toSet());
        var pairs = ids.isEmpty() ? List.<Pair>of() : versions.apply(ids);
        if (pairs.isEmpty()) {
            return found;
        }
        var passages = found.passages();
        var told = new HashMap<String, String>();
        for (var family : Family.of(pairs)) {
            var wanted = asked.wanted(family.editions(), family.newest());
            passages = spoken(passages, family, wanted);
            wanted.forEach(id -> told.put(id, family.editions().get(id).told()));
        }
        told.values().removeIf(String::isEmpty);
        return found.with(passages).of(told);
    }

    private static List<ScoredPassage> spoken(List<ScoredPassage> passages, Family family, Set<String> wanted) {
        var best = passages.stream()
                .map(ScoredPassage::passage)
                .filter(passage -> wanted.contains(passage.documentId()))
                .toList();
        return passages.stream()
                .filter(hit -> isSpoken(hit.passage(), family, wanted, best))
                .toList();
    }

    private static boolean isSpoken(Passage passage, Family family, Set<String> wanted, List<Passage> best) {
        var id = passage.documentId();
        if (!family.editions().containsKey(id) || wanted.contains(id)) {
            return true;
        }
        return !family.sure().contains(id) && best.stream().noneMatch(other -> areAlike(passage, other));
    }

    private static boolean areAlike(Passage a, Passage b) {
        var words = words(a.text());
        var others = words(b.text());
        var common = words.stream().filter(others::contains).count();
        return common >= ALIKE * (words.size() + others.size() - common);
    }

    /// Versions differ in their numbers.
    private static Set<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    /// The versions of one document, by id.
    ///
    /// @param newest those than which none is newer
    /// @param sure   those that are versions beyond doubt
    private record Family(Map<String, Edition> editions, Set<String> newest, Set<String> sure) {

        static List<Family> of(List<Pair> pairs) {
            var groups = new HashMap<String, Set<String>>();
            var documents = new HashMap<String, Document>();
            for (var pair : pairs) {
                var one = groups.computeIfAbsent(pair.one().id(), id -> new HashSet<>(Set.of(id)));
                one.addAll(groups.getOrDefault(
                        pair.other().id(), Set.of(pair.other().id())));
                one.forEach(id -> groups.put(id, one));
                documents.put(pair.one().id(), pair.one());
                documents.put(pair.other().id(), pair.other());
            }
            return groups.values().stream()
                    .distinct()
                    .map(group -> of(group, documents, pairs))
                    .toList();
        }

        private static Family of(Set<String> group, Map<String, Document> documents, List<Pair> pairs) {
            var editions = group.stream().collect(Collectors.toMap(id -> id, id -> Edition.of(documents.get(id))));
            var older = new HashSet<String>();
            var sure = new HashSet<String>();
            for (var pair : pairs) {
                var one = editions.get(pair.one().id());
                var other = editions.get(pair.other().id());
                if (one == null || other == null) {
                    continue;
                }
                if (pair.supersedes() || one.isNewerThan(other)) {
                    older.add(pair.other().id());
                }
                if (!pair.supersedes() && other.isNewerThan(one)) {
                    older.add(pair.one().id());
                }
                boolean numbered = !one.number().isEmpty()
                        && !other.number().isEmpty()
                        && !one.number().equals(other.number());
                if (pair.supersedes() || numbered) {
                    sure.add(pair.one().id());
                    sure.add(pair.other().id());
                }
            }
            var newest = group.stream().filter(id -> !older.contains(id)).collect(Collectors.toSet());
            return new Family(editions, newest.isEmpty() ? group : newest, sure);
        }
    }
}
