package io.grapevine.answer.table;

import io.grapevine.answer.table.CellValue.Kind;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a cell's text as number, date, year, rank or text. A number may have thousands separators, a currency,
/// a sign, parentheses (negative), per cent or a unit; a dash alone is nothing.
final class CellParser {

    private static final String MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
    private static final Pattern BLANK = Pattern.compile("[\\s\\u00a0]*|[-–—−]+|n/?a|nil|none|\\.+|\\*+");
    private static final Pattern NUMBER = Pattern.compile(
            "^(?<open>[(\\[]?)\\s*(?<before>US\\$|NT\\$|RMB|EUR|USD|GBP|CHF|[$€£¥₹])?\\s*(?<open2>\\(?)(?<sign>[-−–+]?)\\s*"
                    + "(?<currency>[$€£¥]?)\\s*(?<digits>\\d{1,3}(?:[,\\u00a0\\u202f ]\\d{3})+(?:\\.\\d+)?|\\d*\\.?\\d+)"
                    + "(?<rest>.*)$");
    private static final Pattern RANK = Pattern.compile("^(\\d{1,4})(?:st|nd|rd|th)\\b.*$");
    private static final Pattern YEAR = Pattern.compile(
            "^(?:c\\.|ca\\.|fy|fiscal)?\\s*(1[0-9]\\d\\d|20\\d\\d)(?:\\s*[-–/—]\\s*(?:\\d{2,4}|present)?)?$");
    private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{1,2})-(\\d{1,2})\\b");
    private static final Pattern DAY_MONTH =
            Pattern.compile("\\b(\\d{1,2})(?:st|nd|rd|th)?\\.?\\s+(" + MONTHS + ")[a-z]*\\.?,?\\s*(\\d{4})?\\b");
    private static final Pattern MONTH_DAY =
            Pattern.compile("\\b(" + MONTHS + ")[a-z]*\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?:\\s*,?\\s*(\\d{4}))?");
    private static final Pattern MONTH_YEAR = Pattern.compile("^(" + MONTHS + ")[a-z]*\\.?,?\\s+(\\d{4})$");
    private static final Pattern CLOCK = Pattern.compile("^(?:(\\d+):)?(\\d{1,2}):(\\d{2}(?:\\.\\d+)?)\\b.*$");
    /// 24: longer texts that begin with a number are sentences, not quantities.
    private static final int LONGEST_UNIT = 24;

    private CellParser() {}

    static CellValue parse(String text) {
        var shown = text.strip();
        var lower = shown.toLowerCase(Locale.ROOT);
        if (BLANK.matcher(lower).matches()) {
            return new CellValue(shown, List.of(), Kind.EMPTY, OptionalDouble.empty(), OptionalDouble.empty(), "");
        }
        var stems = TableWords.stems(shown);
        var year = YEAR.matcher(lower);
        if (year.matches()) {
            var value = Double.parseDouble(year.group(1));
            return new CellValue(shown, stems, Kind.YEAR, OptionalDouble.of(value), OptionalDouble.of(value * 1e4), "");
        }
        var date = date(lower);
        if (date.isPresent()) {
            return new CellValue(shown, stems, Kind.DATE, OptionalDouble.empty(), date, "");
        }
        var rank = RANK.matcher(lower);
        if (rank.matches()) {
            var value = OptionalDouble.of(Double.parseDouble(rank.group(1)));
            return new CellValue(shown, stems, Kind.RANK, value, value, "");
        }
        var clock = CLOCK.matcher(lower);
        if (clock.matches()) {
            return new CellValue(shown, stems, Kind.NUMBER, seconds(clock), seconds(clock), "");
        }
        var number = NUMBER.matcher(shown);
        if (!Intervals.isRange(shown)
                && number.matches()
                && number.group("rest").strip().length() <= LONGEST_UNIT) {
            return number(shown, stems, number);
        }
        return new CellValue(shown, stems, Kind.TEXT, OptionalDouble.empty(), OptionalDouble.empty(), "");
    }

    private static CellValue number(String shown, List<String> stems, Matcher matcher) {
        var value = Double.parseDouble(matcher.group("digits").replaceAll("[,\\u00a0\\u202f ]", ""));
        var rest = matcher.group("rest");
        var negative = !matcher.group("sign").isEmpty()
                        && !matcher.group("sign").equals("+")
                || (!matcher.group("open").isEmpty() || !matcher.group("open2").isEmpty())
                        && rest.matches("\\s*%?\\s*[)\\]].*");
        var number = OptionalDouble.of(negative ? -value : value);
        return new CellValue(shown, stems, Kind.NUMBER, number, number, unit(matcher, rest));
    }

    private static String unit(Matcher matcher, String rest) {
        if (matcher.group("before") != null) {
            return matcher.group("before");
        }
        if (!matcher.group("currency").isEmpty()) {
            return matcher.group("currency");
        }
        var behind = rest.replaceAll("[)\\]*]", "").strip();
        return behind.startsWith("%") ? "%" : behind.matches("\\p{L}[\\p{L}./²³]{0,11}") ? behind : "";
    }

    private static OptionalDouble seconds(Matcher clock) {
        var hours = clock.group(1) == null ? 0 : Double.parseDouble(clock.group(1));
        return OptionalDouble.of(
                3600 * hours + 60 * Double.parseDouble(clock.group(2)) + Double.parseDouble(clock.group(3)));
    }

    private static OptionalDouble date(String lower) {
        var iso = ISO.matcher(lower);
        if (iso.find()) {
            return order(iso.group(1), iso.group(2), iso.group(3));
        }
        var monthYear = MONTH_YEAR.matcher(lower);
        if (monthYear.matches()) {
            return order(monthYear.group(2), month(monthYear.group(1)), "0");
        }
        var dayMonth = DAY_MONTH.matcher(lower);
        if (dayMonth.find()) {
            return order(dayMonth.group(3), month(dayMonth.group(2)), dayMonth.group(1));
        }
        var monthDay = MONTH_DAY.matcher(lower);
        if (monthDay.find()) {
            return order(monthDay.group(3), month(monthDay.group(1)), monthDay.group(2));
        }
        return OptionalDouble.empty();
    }

    private static String month(String name) {
        return String.valueOf(MONTHS.indexOf(name) / 4 + 1);
    }

    private static OptionalDouble order(String year, String month, String day) {
        return OptionalDouble.of((year == null ? 0 : Double.parseDouble(year)) * 1e4
                + Double.parseDouble(month) * 100
                + Double.parseDouble(day));
    }
}
