package io.grapevine.answer.table;

import java.util.Map;
import java.util.Set;

/// Knows which columns an adjective or an asking word is about: "more expensive" about a price, "older" about
/// an age or a date, "where" about a place. English only; in other languages the columns' own words decide.
final class Dimensions {

    private static final Map<Set<String>, Set<String>> COLUMNS = Map.ofEntries(
            entry(
                    "expensive cheap cheaper cheapest costly pricey cost costs price prices pay paid",
                    "price cost fee amount eur usd"),
            entry("old older oldest young younger youngest", "age born birth year founded built date established"),
            entry("tall taller tallest high higher highest", "height elevation altitude"),
            entry("long longer longest short shorter shortest", "length duration time distance"),
            entry("heavy heavier heaviest light lighter lightest", "weight mass"),
            entry("fast faster fastest slow slower slowest quick", "time speed"),
            entry(
                    "large larger largest big bigger biggest small smaller smallest",
                    "area size population capacity volume"),
            entry("populous populated people inhabitants live", "population inhabitant"),
            entry("when", "date year day season month born founded opened released"),
            entry("where", "location place city venue country county site town depot shelf room"),
            entry("who", "name player person author director winner artist title holder owner contact"),
            entry("earlier earliest later latest recent newest first last", "date year season"));

    private Dimensions() {}

    private static Map.Entry<Set<String>, Set<String>> entry(String words, String columns) {
        return Map.entry(TableWords.set(words), TableWords.set(columns));
    }

    /// Whether one of the question's words is about such a column.
    static boolean isMeant(AskedWords asked, Column column) {
        for (var dimension : COLUMNS.entrySet()) {
            if (column.stems().stream().anyMatch(dimension.getValue()::contains) && asked.hasAny(dimension.getKey())) {
                return true;
            }
        }
        return false;
    }
}
