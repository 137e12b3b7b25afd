package io.grapevine.api.chat;

import io.grapevine.answer.AnswerCollector;
import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Citation;
import io.grapevine.domain.GrapevineException;
import io.grapevine.domain.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Answers one question of a conversation: gives the pipeline the turns before it, logs every event, keeps the
/// result.
///
/// Whatever happens, the log ends with exactly one `Done` or `Failed`, and the conversation is kept before that is
/// sent: a reader that has seen the end finds the answer in the conversation.
final class AnswerWork {

    private static final Logger LOG = Logger.getLogger(AnswerWork.class);
    private static final int TITLE_LENGTH = 80;
    private static final AnswerEvent.Failed STOPPED =
            new AnswerEvent.Failed("cancelled", "The answer was stopped.", Usage.NONE);

    /// The log has no more room.
    private static final class TooLong extends RuntimeException {
        TooLong() {
            super("the answer is longer than an answer may be", null, false, false);
        }
    }

    private final String conversationId;
    private final Question question;
    private final RunningAnswer answer;
    private final ConversationLog conversations;
    private final Function<AnswerEvent, RunningAnswer.Encoder> encoder;
    private final AnswerCollector collector;
    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, Citation> citations = new LinkedHashMap<>(); // the latest of each number
    private String title;
    private boolean routed;

    AnswerWork(
            String conversationId,
            Question question,
            RunningAnswer answer,
            ConversationLog conversations,
            Function<AnswerEvent, RunningAnswer.Encoder> encoder) {
        this.conversationId = conversationId;
        this.question = question;
        this.answer = answer;
        this.conversations = conversations;
        this.encoder = encoder;
        this.collector = new AnswerCollector(question);
        this.title = titleOf(question.text());
    }

    void run(Answers answers) {
        try {
            answer.run(() -> {
                var known = conversations.find(conversationId);
                known.ifPresent(conversation -> title = conversation.title());
                take(new AnswerEvent.Conversation(conversationId, title));
                answers.answer(question, known.map(ConversationLog.Known::turns).orElse(List.of()), this::take);
            });
        } catch (TooLong e) {
            take(new AnswerEvent.Failed(
                    "too_long", "The answer grew too long and was ended. Ask for less at once.", Usage.NONE));
        } catch (GrapevineException e) {
            take(new AnswerEvent.Failed("unavailable", e.getMessage(), Usage.NONE));
        } catch (RuntimeException e) {
            if (answer.isCancelled()) { // whatever was interrupted
                take(STOPPED);
                return;
            }
            var id = UUID.randomUUID().toString();
            LOG.errorf(e, "chat answer failed, error %s", id);
            take(new AnswerEvent.Failed(
                    "internal", "Something went wrong that should not (error " + id + " in the log).", Usage.NONE));
        }
        if (!answer.isEnded()) { // cancelled before it began
            take(STOPPED);
        }
    }

    private void take(AnswerEvent event) {
        switch (event) {
            case AnswerEvent.Done done -> {
                collector.accept(done);
                keep();
                answer.end(encoder.apply(done));
            }
            case AnswerEvent.Failed failed -> {
                Thread.interrupted(); // stopped: what was written so far is still kept
                keepWhatThereIs(failed);
                answer.end(encoder.apply(failed));
            }
            default -> log(event);
        }
    }

    private void log(AnswerEvent event) {
        collector.accept(event);
        switch (event) {
            case AnswerEvent.Token(var piece) -> text.append(piece);
            case AnswerEvent.Cited(var citation) -> citations.put(citation.number(), citation);
            case AnswerEvent.Routed r -> routed = true;
            default -> {} // the collector has them
        }
        if (!answer.append(encoder.apply(event)) && !answer.isEnded()) {
            throw new TooLong();
        }
    }

    /// An answer that broke off is kept as far as it came, with the reason, so that whoever reads the conversation
    /// later sees what became of the question.
    private void keepWhatThereIs(AnswerEvent.Failed failed) {
        if (!routed) { // nothing is known of it yet
            return;
        }
        collector.accept(new AnswerEvent.Degraded("answer", failed.message()));
        collector.accept(new AnswerEvent.Done(
                text.toString(), List.copyOf(citations.values()), !text.isEmpty(), "", "", Map.of(), failed.usage()));
        keep();
    }

    private void keep() {
        try {
            conversations.append(
                    conversationId,
                    title,
                    new ConversationLog.Exchange(answer.id(), question.text(), collector.answer()));
        } catch (GrapevineException e) {
            LOG.warnf("conversation %s was not kept: %s", conversationId, e.getMessage());
            answer.append(
                    encoder.apply(new AnswerEvent.Degraded("conversation", "It was not kept: " + e.getMessage())));
        }
    }

    /// The first words of the question that began the conversation.
    static String titleOf(String question) {
        var line = question.strip().replaceAll("\\s+", " ");
        if (line.length() <= TITLE_LENGTH) {
            return line;
        }
        var space = line.lastIndexOf(' ', TITLE_LENGTH - 1);
        return line.substring(0, space > TITLE_LENGTH / 2 ? space : TITLE_LENGTH - 1) + "…";
    }
}
