package io.grapevine.answer.rewrite;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import io.grapevine.domain.AnswerEvent.Usage;
import io.grapevine.domain.Question;
import io.grapevine.domain.Turn;
import io.grapevine.llm.ChatClient;
import io.grapevine.llm.ChatUnavailable;
import io.grapevine.llm.Prompts;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Lets the chat model make a follow-up question stand alone. What it returns is taken only if it looks like a
/// question; where it does not, or repeats the question, the fallback reads it.
public final class ChatRewriter implements Rewriter {

    private static final Logger LOG = Logger.getLogger(ChatRewriter.class);
    private static final int TURNS = 4;
    private static final int LONGEST_ANSWER = 600;
    private static final int LONGEST_ASKED = 400;

    private final ChatClient chat;
    private final Rewriter fallback;

    /// @param fallback rewrites where the chat model fails or says something else
    public ChatRewriter(ChatClient chat, Rewriter fallback) {
        this.chat = chat;
        this.fallback = fallback;
    }

    @Override
    public Question rewrite(Question question, List<Turn> history, Consumer<Usage> spent) {
        if (history.isEmpty()) {
            return question;
        }
        try {
            var reply = chat.stream(
                            List.of(
                                    SystemMessage.from(Prompts.text("rewrite-system")),
                                    UserMessage.from(prompt(question, history))),
                            piece -> {},
                            spent)
                    .text();
            var said = RewriteReply.question(reply, question.text());
            if (said.isPresent() && !said.get().equals(question.text())) {
                return question.withText(said.get());
            }
            if (said.isEmpty()) {
                LOG.warnf(
                        "%s returned no question but %d characters; rewriting without it", chat.name(), reply.length());
            }
        } catch (ChatUnavailable e) {
            LOG.warnf("rewriting without the chat model: %s", e.getMessage());
        }
        return fallback.rewrite(question, history, spent);
    }

    private static String prompt(Question question, List<Turn> history) {
        var conversation = history.stream()
                .skip(Math.max(0, history.size() - TURNS))
                .map(turn -> "Question: " + plain(cut(turn.question(), LONGEST_ASKED)) + "\nAnswer: "
                        + plain(cut(turn.answer(), LONGEST_ANSWER)))
                .collect(Collectors.joining("\n"));
        return Prompts.render("rewrite", Map.of("conversation", conversation, "question", plain(question.text())));
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + " ...";
    }

    /// Without anything that could end the fence.
    private static String plain(String text) {
        return text.replace('<', '‹').replace('>', '›');
    }
}
