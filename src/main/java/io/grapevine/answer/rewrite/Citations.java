package io.grapevine.answer.rewrite;

/// The citation marks of an answer, such as `[1]` and `[12]`.
final class Citations {

    private Citations() {}

    /// The text without them; one pass.
    static String without(String answer) {
        var out = new StringBuilder(answer.length());
        int i = 0;
        while (i < answer.length()) {
            int end = endOfMark(answer, i);
            if (end > i) {
                i = end;
            } else {
                out.append(answer.charAt(i++));
            }
        }
        return out.toString().strip();
    }

    private static int endOfMark(String text, int start) {
        if (text.charAt(start) != '[') {
            return start;
        }
        int i = start + 1;
        while (i < text.length() && Character.isDigit(text.charAt(i))) {
            i++;
        }
        return i > start + 1 && i < text.length() && text.charAt(i) == ']' ? i + 1 : start;
    }
}
