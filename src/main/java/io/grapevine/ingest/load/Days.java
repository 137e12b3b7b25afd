package io.grapevine.ingest.load;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Writes days as ISO 8601 does, so that they compare as texts: `2024-03-01`, `2024-03` or `2024`.
final class Days {

    private static final Pattern ISO = Pattern.compile("(\\d{4}(?:-\\d{2}(?:-\\d{2})?)?)(?:[T ].*)?");
    /// Of these orders only one can be meant; `01/02/2024` is left as it is.
    private static final List<DateTimeFormatter> FORMS = List.of(
            form("d.M.uuuu", Locale.ROOT),
            form("uuuu/M/d", Locale.ROOT),
            form("uuuuMMdd", Locale.ROOT),
            form("d MMMM uuuu", Locale.ENGLISH),
            form("d MMM uuuu", Locale.ENGLISH),
            form("MMMM d, uuuu", Locale.ENGLISH),
            form("MMM d, uuuu", Locale.ENGLISH),
            form("d. MMMM uuuu", Locale.GERMAN),
            form("d MMMM uuuu", Locale.FRENCH));

    private Days() {}

    private static DateTimeFormatter form(String pattern, Locale locale) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(locale);
    }

    /// The day that a text names, or the text where it names none for certain.
    static String iso(String text) {
        var iso = ISO.matcher(text);
        if (iso.matches()) {
            return iso.group(1);
        }
        for (var form : FORMS) {
            try {
                return LocalDate.parse(text, form).toString();
            } catch (DateTimeException otherForm) {
                // the next form may fit
            }
        }
        try {
            return LocalDate.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toString(); // of a mail
        } catch (DateTimeException noDay) {
            return text;
        }
    }
}
