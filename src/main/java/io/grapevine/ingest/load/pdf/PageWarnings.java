package io.grapevine.ingest.load.pdf;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Gathers what could not be read of which page, and says it in a sentence for each reason.
final class PageWarnings {

    /// Longest piece of hidden text that is quoted.
    private static final int QUOTED = 80;

    private final Map<PageText.State, List<Integer>> pages = new EnumMap<>(PageText.State.class);
    private final List<String> hidden = new ArrayList<>();
    private final List<Integer> hiddenPages = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();

    void note(int number, PageText page) {
        pages.computeIfAbsent(page.state(), state -> new ArrayList<>()).add(number);
        if (!page.hidden().isBlank()) {
            hidden.add(page.hidden().replaceAll("\\s+", " "));
            hiddenPages.add(number);
        }
    }

    void end(boolean ocrInstalled) {
        var install = ocrInstalled ? " and OCR found none" : "; with Tesseract installed they are read by OCR";
        say(PageText.State.IMAGE, "only an image, no text" + install);
        say(PageText.State.UNMAPPED, "text in fonts that do not tell their characters, which was left out" + install);
        say(PageText.State.BROKEN, "something broken and could not be read");
        if (!hidden.isEmpty()) {
            var text = String.join(" ", hidden);
            sentences.add("text that cannot be seen on " + name(hiddenPages) + " was left out: \""
                    + (text.length() > QUOTED ? text.substring(0, QUOTED) + "..." : text) + "\"");
        }
    }

    List<String> sentences() {
        return sentences;
    }

    private void say(PageText.State state, String what) {
        var numbers = pages.getOrDefault(state, List.of());
        if (!numbers.isEmpty()) {
            sentences.add(name(numbers) + (numbers.size() == 1 ? " holds " : " hold ") + what);
        }
    }

    /// "page 3", "pages 2-4, 7".
    static String name(List<Integer> numbers) {
        var ranges = new ArrayList<String>();
        int from = 0;
        for (int i = 1; i <= numbers.size(); i++) {
            if (i == numbers.size() || numbers.get(i) != numbers.get(i - 1) + 1) {
                int first = numbers.get(from);
                int last = numbers.get(i - 1);
                ranges.add(first == last ? String.valueOf(first) : first + "-" + last);
                from = i;
            }
        }
        return (numbers.size() == 1 ? "page " : "pages ") + String.join(", ", ranges);
    }
}
