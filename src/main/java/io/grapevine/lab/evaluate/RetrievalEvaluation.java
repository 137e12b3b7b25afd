package io.grapevine.lab.evaluate;

import io.grapevine.conversation.Search;
import io.grapevine.domain.Document;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.graph.document.CollectionInfo;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.ingest.IngestEvent;
import io.grapevine.ingest.IngestPipeline;
import io.grapevine.ingest.IngestRequest.Vanished;
import io.grapevine.ingest.extract.Extractor;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// Measures retrieval on anyone's data: ingests the corpus into a collection of its own by the product's own
/// pipeline, asks the questions by the product's own retrieval, and removes the collection.
@Singleton
public final class RetrievalEvaluation {

    private final IngestPipeline ingest;
    private final DocumentStore store;
    private final Search search;

    @Inject
    public RetrievalEvaluation(IngestPipeline ingest, DocumentStore store, Search search) {
        this.ingest = ingest;
        this.store = store;
        this.search = search;
    }

    /// What is to be measured.
    ///
    /// @param corpus    lines with `id`, `title`, `text`
    /// @param questions lines with `id`, `question`, `gold`
    /// @param ks        the depths at which recall is taken
    /// @param keep      whether the index stays for the next run with the same corpus file
    public record Plan(Path corpus, Path questions, List<RetrievalMode> modes, Collection<Integer> ks, boolean keep) {

        public Plan {
            if (modes.isEmpty() || ks.isEmpty()) {
                throw new BadInput("Nothing is asked for: name at least one mode and one k.");
            }
            ks.stream().filter(k -> k < 1).findFirst().ifPresent(k -> {
                throw new BadInput("k must be at least 1, was " + k + ".");
            });
        }

        /// The corpus file's own collection, so that an index that was kept, or left by a run that was killed,
        /// is found again.
        String collection() {
            return "eval-"
                    + UUID.nameUUIDFromBytes(
                            corpus.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /// @param extractor by what the corpus is read for entities and relations
    /// @param progress  told how far the ingest is
    /// @throws BadInput where a file is broken, or a question needs a record that the corpus does not have
    public RetrievalReport run(Plan plan, Extractor extractor, Consumer<IngestEvent> progress) {
        var questions = LabelledQuestion.read(plan.questions());
        var records = CorpusRecord.read(plan.corpus());
        requireGold(questions, records);
        try {
            ingest(plan, extractor, progress);
            var depth = depth(plan);
            var measurement =
                    new RetrievalMeasurement((mode, question) -> search(plan, mode, question, depth), plan.ks());
            return new RetrievalReport(
                    records.size(),
                    passages(plan.collection()),
                    questions.size(),
                    measurement.of(plan.modes(), questions));
        } finally {
            if (!plan.keep()) {
                store.removeCollection(plan.collection());
            }
        }
    }

    private void ingest(Plan plan, Extractor extractor, Consumer<IngestEvent> progress) {
        var request = CorpusRecord.request(plan.corpus(), plan.collection())
                .readBy(extractor)
                .with(Vanished.REMOVE_EVEN_MOST);
        var report = ingest.ingest(request, progress);
        report.failures().stream().findFirst().ifPresent(failure -> {
            throw new BadInput(plan.corpus() + " cannot be ingested: " + failure.reason());
        });
    }

    /// As an answer finds its passages.
    ///
    /// @return ids of the records that the passages are of
    private List<String> search(Plan plan, RetrievalMode mode, String text, int depth) {
        var question =
                new Question(text, Set.of(plan.collection()), Optional.empty(), Optional.empty(), Optional.of(mode));
        return search.search(question, mode, depth).passages().stream()
                .map(passage -> CorpusRecord.idOf(passage.passage().source()))
                .toList();
    }

    /// So many passages that the first k records are among them even where every one of them comes in all its
    /// parts.
    private int depth(Plan plan) {
        var parts = store.list(Optional.of(plan.collection())).stream()
                .mapToInt(Document::passages)
                .max()
                .orElse(1);
        return plan.ks().stream().mapToInt(Integer::intValue).max().orElseThrow() * parts;
    }

    private int passages(String collection) {
        return store.collections().stream()
                .filter(info -> info.name().equals(collection))
                .mapToInt(CollectionInfo::passages)
                .sum();
    }

    private static void requireGold(List<LabelledQuestion> questions, List<CorpusRecord> records) {
        var known = new HashSet<String>();
        records.forEach(record -> known.add(record.id()));
        for (var question : questions) {
            question.gold().stream()
                    .filter(id -> !known.contains(id))
                    .findFirst()
                    .ifPresent(id -> {
                        throw new BadInput("Question " + question.id() + " needs the record \"" + id
                                + "\", which the corpus does not have.");
                    });
        }
    }
}
