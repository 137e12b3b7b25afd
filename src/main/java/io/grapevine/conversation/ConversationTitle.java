package io.grapevine.conversation;

/// The title of a conversation: the first words of the question that began it.
final class ConversationTitle {

    private static final int LONGEST = 80;

    private ConversationTitle() {}

    static String of(String question) {
        var line = question.strip().replaceAll("\\s+", " ");
        if (line.length() <= LONGEST) {
            return line;
        }
        var space = line.lastIndexOf(' ', LONGEST - 1);
        return line.substring(0, space > LONGEST / 2 ? space : LONGEST - 1) + "…";
    }
}
