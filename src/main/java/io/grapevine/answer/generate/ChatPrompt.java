package io.grapevine.answer.generate;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Question;
import io.grapevine.llm.Prompts;
import io.grapevine.llm.Untrusted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a chat model is given: the rules, then the passages and the question, each fenced as data.
final class ChatPrompt {

    private ChatPrompt() {}

    /// @param evidence passages are numbered from 1 in its order
    /// @param instructions   of the application that asks; the rules go before them
    static List<ChatMessage> messages(Question question, Evidence evidence, Optional<String> instructions) {
        var passages = IntStream.rangeClosed(1, evidence.passages().size())
                .mapToObj(number -> passage(number, evidence))
                .collect(Collectors.joining("\n\n"));
        return List.of(
                system("answer-system", instructions),
                UserMessage.from(
                        Prompts.render("answer", Map.of("passages", passages, "question", fenced(question.text())))));
    }

    /// Rules, and the instructions behind them.
    static SystemMessage system(String rules, Optional<String> instructions) {
        return SystemMessage.from(Prompts.text(rules)
                + instructions
                        .map(text ->
                                "\n\n" + Prompts.render("answer-instructions", Map.of("instructions", fenced(text))))
                        .orElse(""));
    }

    static String passage(int number, Evidence evidence) {
        var passage = evidence.passages().get(number - 1).passage();
        var place = passage.heading().isEmpty() ? passage.title() : passage.title() + " > " + passage.heading();
        var edition = evidence.editions().get(passage.documentId());
        return "<passage number=\"" + number + "\" document=\"" + attribute(place) + "\""
                + (edition == null ? "" : " version=\"" + attribute(edition) + "\"") + ">\n" + fenced(passage.text())
                + "\n</passage>";
    }

    static String fenced(String text) {
        return Untrusted.fenced(text);
    }

    static String attribute(String text) {
        return Untrusted.attribute(text);
    }
}
