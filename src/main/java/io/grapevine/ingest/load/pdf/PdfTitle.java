package io.grapevine.ingest.load.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/// Finds a PDF's title: the one in its metadata where it can be trusted, else the largest line of the first
/// page.
final class PdfTitle {

    /// What programs write there by themselves: file names, names of programs and templates.
    private static final Pattern MADE_BY_PROGRAM = Pattern.compile(
            "(?i)(?:microsoft (?:word|powerpoint|excel) - .*|.*\\.(?:docx?|xlsx?|pptx?|pdf|indd|qxp|qxd|tex|dvi|ps|eps|rtf|odt|html?|txt|p65|fm|ai|cdr|pmd)|https?://.*|[a-z]:\\\\.*)");
    private static final Set<String> EMPTY_NAMES = Set.of(
            "untitled", "title", "document", "document1", "powerpoint presentation", "slide 1", "no title", "unknown");

    private static final double LARGER_THAN_TEXT = 1.15;
    private static final int LONGEST = 200;

    private PdfTitle() {}

    /// Empty where there is none of either kind.
    static String of(PDDocumentInformation information, List<PageText> pages, DocumentStyle style) {
        var written = information.getTitle();
        if (written != null && isTitle(written.strip(), pages)) {
            return written.strip().replaceAll("\\s+", " ");
        }
        return pages.isEmpty() || pages.getFirst().flows().isEmpty()
                ? ""
                : largest(pages.getFirst().flows().getFirst(), style);
    }

    // A title that a template or an earlier document left behind speaks of other things than the first pages.
    private static boolean isTitle(String title, List<PageText> pages) {
        var lower = title.toLowerCase(Locale.ROOT);
        if (title.length() < 3
                || title.length() > LONGEST
                || EMPTY_NAMES.contains(lower)
                || MADE_BY_PROGRAM.matcher(title).matches()) {
            return false;
        }
        var text = new StringBuilder();
        for (var page : pages.subList(0, Math.min(3, pages.size()))) {
            page.flows().stream()
                    .flatMap(List::stream)
                    .forEach(line -> text.append(line.text()).append(' '));
        }
        if (text.isEmpty()) {
            return true;
        }
        var printed = text.toString().toLowerCase(Locale.ROOT);
        var words = new ArrayList<String>();
        for (var word : lower.split("[^\\p{L}\\p{N}]+")) {
            if (word.length() > 2) {
                words.add(word);
            }
        }
        long found = words.stream().filter(printed::contains).count();
        return !words.isEmpty() && found * 2 >= words.size();
    }

    private static String largest(List<TextLine> lines, DocumentStyle style) {
        double size = lines.stream()
                .filter(line -> line.text().chars().filter(Character::isLetter).count() > 2)
                .mapToDouble(TextLine::size)
                .max()
                .orElse(0);
        if (size < style.bodySize() * LARGER_THAN_TEXT) {
            return "";
        }
        var title = new StringBuilder();
        TextLine previous = null;
        for (var line : lines) {
            boolean large = line.size() > size - 0.6;
            boolean follows = previous == null || line.baseline() - previous.baseline() < 2 * size;
            if (large && follows) {
                title.append(title.isEmpty() ? "" : " ").append(line.text());
                previous = line;
            } else if (previous != null) {
                break;
            }
        }
        return title.length() > LONGEST ? "" : title.toString();
    }
}
