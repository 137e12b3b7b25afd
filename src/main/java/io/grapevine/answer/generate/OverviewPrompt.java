package io.grapevine.answer.generate;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.Question;
import io.grapevine.llm.Prompts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a chat model is given for a question about the whole: first part by part, then the points that it noted.
final class OverviewPrompt {

    /// What a point has in brackets is no number of ours.
    private static final Pattern NUMBER = Pattern.compile("(?<!\\s)\\s*+\\[\\s*+\\d[\\d\\s,;–-]*+]");

    private OverviewPrompt() {}

    static List<ChatMessage> part(Question question, OverviewPart part, Evidence evidence) {
        var sections = part.sections().stream()
                .map(section -> section(section, evidence))
                .collect(Collectors.joining("\n\n"));
        return List.of(
                SystemMessage.from(Prompts.text("overview-part-system")),
                UserMessage.from(Prompts.render(
                        "overview-part",
                        Map.of("sections", sections, "question", ChatPrompt.fenced(question.text())))));
    }

    /// @param points the most important first
    /// @param instructions of the application that asks; the rules go before them
    static List<ChatMessage> whole(Question question, List<Point> points, Optional<String> instructions) {
        var lines = points.stream().map(OverviewPrompt::line).collect(Collectors.joining("\n"));
        return List.of(
                ChatPrompt.system("overview-system", instructions),
                UserMessage.from(Prompts.render(
                        "overview", Map.of("points", lines, "question", ChatPrompt.fenced(question.text())))));
    }

    private static String section(OverviewPart.Section section, Evidence evidence) {
        var passages = section.passages().stream()
                .map(number -> ChatPrompt.passage(number, evidence))
                .collect(Collectors.joining("\n\n"));
        return section.community()
                        .map(community -> "<summary of=\"" + ChatPrompt.attribute(community.title()) + "\">\n"
                                + ChatPrompt.fenced(community.summary()) + "\n</summary>\n\n")
                        .orElse("")
                + passages;
    }

    private static String line(Point point) {
        return "- " + ChatPrompt.fenced(NUMBER.matcher(point.text()).replaceAll("")) + " "
                + point.passages().stream().map(number -> "[" + number + "]").collect(Collectors.joining());
    }
}
