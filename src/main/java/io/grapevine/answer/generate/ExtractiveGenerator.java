package io.grapevine.answer.generate;

import io.grapevine.answer.exchange.Exchange;
import io.grapevine.answer.exchange.Generation;
import io.grapevine.answer.exchange.Transcript;
import io.grapevine.answer.read.Candidate;
import io.grapevine.answer.read.Candidate.Kind;
import io.grapevine.answer.read.Candidates;
import io.grapevine.answer.read.Reader;
import io.grapevine.answer.read.ReaderNetworks;
import io.grapevine.answer.read.Verdict;
import io.grapevine.answer.retrieve.CurrentEditions;
import io.grapevine.domain.Citation;
import io.grapevine.domain.Route;
import io.grapevine.language.QuestionScope;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Answers without a chat model: the sentence that answers with its words marked, then only what adds to it,
/// each as it stands in its passage and cited.
public final class ExtractiveGenerator implements Generator {

    static final String NAME = "extractive";
    private static final Pattern REFERENCE = Pattern.compile("\\[(\\d+)]");

    private final Reader reader;

    public ExtractiveGenerator(Reader reader) {
        this.reader = reader;
    }

    /// With the weights that come with Grapevine, by words alone.
    ExtractiveGenerator() {
        this(new Reader(ReaderNetworks.committed(), Optional.empty()));
    }

    @Override
    public Generation generate(Exchange exchange) {
        var transcript = exchange.transcript();
        var route = exchange.routing().route();
        var question = exchange.evidence().editions().isEmpty()
                ? exchange.question().text()
                : CurrentEditions.askedOfChosen(exchange.question().text());
        if (route == Route.OVERVIEW) {
            return overview(exchange);
        }
        var candidates = Candidates.of(exchange.evidence());
        if (Changes.write(question, candidates, transcript)) {
            return transcript.generation(true, NAME);
        }
        var reading = reader.read(question, candidates);
        var second = new SecondStep(reader, reading);
        var answered = reading.present() >= Reader.ENOUGH || route == Route.MULTIHOP && second.isAnswer();
        var statements =
                answered ? new AnswerPlan(question, route, reading, second).statements() : List.<Statement>of();
        if (statements.isEmpty()) {
            transcript.say(Refusal.text(exchange));
            return transcript.generation(false, NAME);
        }
        Verdict.of(question, statements.getFirst().candidate())
                .ifPresent(verdict -> transcript.say(verdict.text() + " "));
        write(statements, transcript);
        StepNote.write(exchange);
        EditionNote.write(exchange);
        return transcript.generation(true, NAME);
    }

    private static Generation overview(Exchange exchange) {
        var transcript = exchange.transcript();
        var question = exchange.question().text();
        var whole = QuestionScope.isWhole(question)
                && !exchange.evidence().communities().isEmpty();
        var written = whole
                ? Topics.write(exchange.evidence(), transcript)
                : new Outline(question, Candidates.of(exchange.evidence())).write(transcript);
        if (!written) {
            transcript.say(Refusal.text(exchange));
        }
        return transcript.generation(written, NAME);
    }

    private static void write(List<Statement> statements, Transcript transcript) {
        var step = 0;
        for (var i = 0; i < statements.size(); i++) {
            var statement = statements.get(i);
            var candidate = statement.candidate();
            var listed = candidate.kind() != Kind.SENTENCE && statements.size() > 1;
            if (i > 0) {
                transcript.say(listed || candidate.kind() == Kind.CODE ? "\n" : " ");
            }
            if (candidate.kind() == Kind.CODE) {
                transcript.say("```\n" + candidate.text() + "\n```\n");
                cite(candidate, candidate.source(), transcript);
                continue;
            }
            step = candidate.kind() == Kind.STEP ? step + 1 : 0;
            transcript.say(mark(listed, step));
            lead(statement, transcript);
            transcript.say(plain(marked(statement)) + " ");
            cite(candidate, candidate.source(), transcript);
        }
    }

    private static String mark(boolean listed, int step) {
        if (!listed) {
            return "";
        }
        return step > 0 ? step + ". " : "- ";
    }

    /// A sentence that was brought along is cited with the one that needs it.
    private static void lead(Statement statement, Transcript transcript) {
        if (statement.lead().isEmpty()) {
            return;
        }
        var candidate = statement.candidate();
        var title = statement.words().isEmpty()
                && statement.lead().equals(candidate.passage().title() + ":");
        transcript.say((title ? "**" + plain(candidate.passage().title()) + "**:" : plain(statement.lead())) + " ");
        if (candidate.passage().text().contains(statement.lead())) {
            transcript.support(Citation.of(candidate.number(), candidate.passage(), statement.lead()));
        }
    }

    static void cite(Candidate candidate, String sentence, Transcript transcript) {
        transcript.cite(Citation.of(candidate.number(), candidate.passage(), sentence));
    }

    private static String marked(Statement statement) {
        var text = statement.candidate().text();
        return statement
                .words()
                .map(words ->
                        text.substring(0, words.start()) + "**" + words.of(text) + "**" + text.substring(words.end()))
                .orElse(text);
    }

    /// A number in brackets that stands in a document would read as one of our citations.
    static String plain(String text) {
        return REFERENCE.matcher(text).replaceAll("($1)");
    }
}
