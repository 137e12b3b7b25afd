package io.grapevine.answer.rewrite;

import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Question;
import io.grapevine.domain.Topic;
import io.grapevine.domain.Turn;
import io.grapevine.language.Syntax;
import io.grapevine.language.SyntaxReader;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Makes a follow-up question stand alone without a chat model.
///
/// Interjections before it are dropped; a question without a verb asks the last one of something else
/// ([Analogy]); pronouns and `the second one` are replaced by what they stand for ([DialogueState]); a question
/// that leaves its topic out gets it ([Ellipsis]). What cannot be resolved with confidence stays as it was
/// said, and the topic joins the retrieval instead ([Question#topic]).
///
/// Thread-safe. The cost is that of tagging the question and the last turns, each cut to a bounded length.
public final class CarryOverRewriter implements Rewriter {

    private static final int TOPIC_PHRASES = 3;
    /// Longer texts say themselves what they are about.
    private static final int LONGEST = 400;

    private final Function<String, Syntax> reader;
    private final EntityTypes types;
    private final Salience salience;

    public CarryOverRewriter() {
        this(new SyntaxReader()::read, EntityTypes.NONE);
    }

    public CarryOverRewriter(Function<String, Syntax> reader, EntityTypes types) {
        this(reader, types, Salience.DEFAULT);
    }

    /// @param types what the collections know of the names that were spoken of
    public CarryOverRewriter(Function<String, Syntax> reader, EntityTypes types, Salience salience) {
        this.salience = salience;
        this.reader = reader;
        this.types = types;
    }

    @Override
    public Question rewrite(Question question, List<Turn> history, Consumer<Usage> spent) {
        var said = Interjections.dropped(question.text());
        if (history.isEmpty() || question.text().length() > LONGEST || Interjections.isAll(question.text())) {
            return said.equals(question.text()) ? question : question.withText(said);
        }
        var state = typed(
                DialogueReader.read(history, reader, salience), question.scope().collections());
        var read = state.referents().isEmpty() ? said : new Resolution(reader, state).of(said);
        var standalone = read.equals(question.text()) ? question : question.withText(read);
        return read.equals(said) ? standalone.withTopic(topic(state)) : standalone;
    }

    private static Topic topic(DialogueState state) {
        return new Topic(state.referents().stream()
                .filter(referent -> referent.asked() && !referent.group())
                .limit(TOPIC_PHRASES)
                .map(Referent::bare)
                .toList());
    }

    private DialogueState typed(DialogueState state, Set<String> collections) {
        var keys = state.referents().stream().map(Referent::key).collect(Collectors.toUnmodifiableSet());
        return keys.isEmpty() ? state : state.typed(types.of(keys, collections));
    }
}
