package io.grapevine.lab.reader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapevine.answer.read.Candidate;
import io.grapevine.answer.read.Candidates;
import io.grapevine.answer.read.ReaderTraining.Example;
import io.grapevine.answer.read.Terms;
import io.grapevine.domain.Passage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Paragraphs and questions with their answers, each question with the paragraphs that BM25 finds for it.
public final class ReadingSet {

    /// A question of a set.
    ///
    /// @param paragraph number of the paragraph that answers
    /// @param start     offset of the answer in it, -1 where it is not known
    /// @param sentence  whether the answers are whole sentences
    public record Asked(String question, int paragraph, List<String> answers, int start, boolean sentence) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    /// As many passages as an answer is written from.
    private static final int PASSAGES = 10;
    private static final double SAME_SENTENCE = 0.6;

    private final List<Passage> paragraphs;
    private final List<Asked> questions;
    private final Bm25 index;
    private final Map<Integer, List<Candidate>> known = new HashMap<>();

    private ReadingSet(List<Passage> paragraphs, List<Asked> questions) {
        this.paragraphs = paragraphs;
        this.questions = questions;
        this.index = new Bm25(paragraphs.stream().map(Passage::embeddedText).toList());
    }

    public List<Asked> questions() {
        return questions;
    }

    public Passage paragraph(int number) {
        return paragraphs.get(number);
    }

    /// Reads lines {title, text, questions: [{question, answers: [{text, start}]}]}.
    public static ReadingSet paragraphs(Path file) {
        var paragraphs = new ArrayList<Passage>();
        var questions = new ArrayList<Asked>();
        for (var line : lines(file)) {
            for (var question : line.get("questions")) {
                var answers = new ArrayList<String>();
                question.get("answers")
                        .forEach(answer -> answers.add(answer.get("text").asText()));
                questions.add(new Asked(
                        question.get("question").asText().strip(),
                        paragraphs.size(),
                        answers,
                        question.get("answers").get(0).get("start").asInt(),
                        false));
            }
            paragraphs.add(passage(line.get("title").asText(), line.get("text").asText(), paragraphs.size()));
        }
        return new ReadingSet(paragraphs, questions);
    }

    /// Reads a folder with `corpus.jsonl` {id, title, text} and `answers.jsonl` {question, answer, gold}.
    ///
    /// @param sentence whether the answers are whole sentences
    public static ReadingSet corpus(Path folder, boolean sentence) {
        var paragraphs = new ArrayList<Passage>();
        var numbers = new HashMap<String, Integer>();
        for (var line : lines(folder.resolve("corpus.jsonl"))) {
            numbers.put("corpus.jsonl#" + line.get("id").asText(), paragraphs.size());
            paragraphs.add(passage(line.get("title").asText(), line.get("text").asText(), paragraphs.size()));
        }
        var questions = new ArrayList<Asked>();
        for (var line : lines(folder.resolve("answers.jsonl"))) {
            var answers = new ArrayList<String>();
            line.get("answer").forEach(answer -> answers.add(answer.asText()));
            questions.add(new Asked(
                    line.get("question").asText(),
                    numbers.get(line.get("gold").get(0).asText()),
                    answers,
                    -1,
                    sentence));
        }
        return new ReadingSet(paragraphs, questions);
    }

    /// The question with what is found for it here.
    public Example example(Asked asked) {
        var candidates = candidates(asked.question(), Set.of());
        var right = new HashSet<Integer>();
        for (var i = 0; i < candidates.size(); i++) {
            if (answers(candidates.get(i), asked)) {
                right.add(i);
            }
        }
        return new Example(asked.question(), candidates, right, asked.sentence() ? List.of() : asked.answers());
    }

    /// A question that nothing here answers, with what is found for it all the same.
    ///
    /// @param without title that is left out
    public Example unanswerable(String question, String without) {
        return new Example(question, candidates(question, Set.of(without)), Set.of(), List.of());
    }

    private List<Candidate> candidates(String question, Set<String> without) {
        var found = index.best(question, without.isEmpty() ? PASSAGES : 4 * PASSAGES).stream()
                .filter(paragraph -> !without.contains(paragraphs.get(paragraph).title()))
                .limit(PASSAGES)
                .toList();
        var candidates = new ArrayList<Candidate>();
        for (var i = 0; i < found.size(); i++) {
            for (var candidate : known.computeIfAbsent(found.get(i), n -> Candidates.of(1, paragraphs.get(n)))) {
                candidates.add(candidate.withNumber(i + 1));
            }
        }
        return candidates;
    }

    private boolean answers(Candidate candidate, Asked asked) {
        var gold = paragraphs.get(asked.paragraph());
        if (!candidate.passage().id().equals(gold.id())) {
            return false;
        }
        if (asked.sentence()) {
            return asked.answers().stream().anyMatch(answer -> overlap(candidate, answer) >= SAME_SENTENCE);
        }
        var start = asked.start() < 0 ? -1 : gold.text().indexOf(candidate.source());
        var holds = asked.answers().stream().anyMatch(answer -> holds(candidate.text(), answer));
        return holds
                && (start < 0
                        || start <= asked.start()
                                && asked.start() < start + candidate.source().length());
    }

    private static double overlap(Candidate candidate, String answer) {
        var wanted = Terms.of(answer);
        var shared = wanted.stream().filter(candidate.terms()::contains).count();
        return shared / Math.max(1.0, Math.max(wanted.size(), candidate.terms().size()));
    }

    static boolean holds(String text, String answer) {
        return oneSpaced(text).contains(oneSpaced(answer));
    }

    private static String oneSpaced(String text) {
        return text.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }

    private static Passage passage(String title, String text, int number) {
        return new Passage(
                "p" + number, "d" + number, "reading", "p" + number, title, "", text, 0, 0, 0, text.length());
    }

    private static List<JsonNode> lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank()).map(ReadingSet::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
