package io.grapevine.lab.table;

import io.grapevine.domain.Table;
import io.grapevine.lab.table.TableData.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Makes small tables and questions whose answers follow from them, for what public tables of questions hardly
/// have: columns of yes and no, ranges in cells, the first rows, prices. They are trained on, never measured.
final class PracticeTables {

    private static final String[] THINGS = {
        "hut", "room", "boat", "course", "machine", "office", "plan", "tool", "route", "garden", "pump", "licence"
    };
    private static final String[] MARKS = {
        "stove",
        "lift",
        "projector",
        "window",
        "insurance",
        "warranty",
        "alarm",
        "radio",
        "kitchen",
        "permit",
        "heating"
    };
    private static final String[] NAMES = {
        "Fenwick",
        "Oslo",
        "Marlow",
        "Tarn",
        "Bexley",
        "Quill",
        "Drava",
        "Senna",
        "Kestrel",
        "Lodz",
        "Hazel",
        "Ibis",
        "Juniper",
        "Corran",
        "Vesper",
        "Wyre",
        "Nuthatch",
        "Pell",
        "Ruskin",
        "Sable"
    };
    private static final String[] GROUPS = {"North", "South", "East", "West", "Coast", "Harbour"};
    private static final String[] AMOUNTS = {"Beds", "Seats", "Pieces", "Hours", "Visitors", "Stock"};
    private static final String[][] SPANS = {
        {"Years of service", "days of leave", "after %d years of service"},
        {"Age", "fee", "at the age of %d"},
        {"Weight kg", "postage", "for a parcel of %d kg"},
        {"Pieces", "discount", "for %d pieces"},
        {"Nights", "price", "for %d nights"},
        {"Order value EUR", "shipping", "for an order of %d EUR"},
        {"Employees", "seats", "with %d employees"}
    };

    private final RandomGenerator random;
    private final List<Asked> asked = new ArrayList<>();

    private PracticeTables(RandomGenerator random) {
        this.random = random;
    }

    /// Questions over `count` tables of each kind.
    static List<Asked> of(int count, RandomGenerator random) {
        var tables = new PracticeTables(random);
        for (var i = 0; i < count; i++) {
            tables.list("practice list " + i);
            tables.ranges("practice ranges " + i);
        }
        return tables.asked;
    }

    private void list(String document) {
        var thing = any(THINGS);
        var mark = any(MARKS);
        var amount = any(AMOUNTS);
        var size = random.nextInt(5, 13);
        var from = random.nextInt(NAMES.length);
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(capital(thing), "Area", capital(mark), amount, "Price EUR"));
        for (var i = 0; i < size; i++) {
            rows.add(List.of(
                    NAMES[(from + i) % NAMES.length],
                    any(GROUPS),
                    i == 0 || i != 1 && random.nextBoolean() ? "yes" : "no",
                    String.valueOf(random.nextInt(2, 60)),
                    String.valueOf(100 + 7 * i + random.nextInt(7))));
        }
        var table = table(rows);
        var body = rows.subList(1, rows.size());
        var with = names(body.stream().filter(row -> row.get(2).equals("yes")).toList());
        var without = names(body.stream().filter(row -> row.get(2).equals("no")).toList());
        ask(document, table, "How many %ss have a %s?".formatted(thing, mark), List.of("" + with.size()));
        ask(document, table, "Which %s has no %s?".formatted(thing, mark), without);
        ask(document, table, "Which %ss do not have a %s?".formatted(thing, mark), without);
        ask(document, table, "Which %ss have a %s?".formatted(thing, mark), with);
        var count = random.nextInt(2, Math.min(5, size));
        var sum = body.subList(0, count).stream()
                .mapToInt(row -> Integer.parseInt(row.get(3)))
                .sum();
        ask(
                document,
                table,
                "What is the total number of %s of the first %s %ss?"
                        .formatted(amount.toLowerCase(Locale.ROOT), word(count), thing),
                List.of("" + sum));
        prices(document, table, body, thing);
    }

    private void prices(String document, Table table, List<List<String>> body, String thing) {
        var a = body.get(random.nextInt(body.size() / 2));
        var b = body.get(body.size() / 2 + random.nextInt(body.size() - body.size() / 2));
        var dearer = Integer.parseInt(a.get(4)) > Integer.parseInt(b.get(4)) ? a : b;
        var question = random.nextBoolean()
                ? "Which is more expensive, %s or %s?".formatted(a.getFirst(), b.getFirst())
                : "Which costs more, %s or %s?".formatted(b.getFirst(), a.getFirst());
        ask(document, table, question, List.of(dearer.getFirst()));
        ask(document, table, "How much is %s?".formatted(a.getFirst()), List.of(a.get(4)));
        ask(document, table, "What does %s cost?".formatted(b.getFirst()), List.of(b.get(4)));
        var area = a.get(1);
        var there = names(body.stream().filter(row -> row.get(1).equals(area)).toList());
        ask(document, table, "Which %ss are in the %s?".formatted(thing, area), there);
        ask(document, table, "How many %ss are listed?".formatted(thing), List.of("" + body.size()));
    }

    private void ranges(String document) {
        var kind = SPANS[random.nextInt(SPANS.length)];
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(kind[0], capital(kind[1]), "Code"));
        var joint = random.nextBoolean() ? " to " : "–";
        var low = 0;
        var bounds = new ArrayList<int[]>();
        var size = random.nextInt(3, 6);
        for (var i = 0; i < size; i++) {
            var high = low + random.nextInt(2, 12);
            bounds.add(new int[] {low, high});
            var last = i == size - 1;
            rows.add(List.of(
                    last ? low + " or more" : low + joint + high,
                    String.valueOf(20 + 5 * i + random.nextInt(5)),
                    "K" + i));
            low = high + 1;
        }
        var table = table(rows);
        for (var i = 0; i < 2; i++) {
            var row = random.nextInt(size);
            var value = bounds.get(row)[0] + 1;
            var place = kind[2].formatted(value);
            var question = random.nextBoolean()
                    ? "How many %s do I get %s?".formatted(kind[1], place)
                    : "What is the %s %s?".formatted(kind[1], place);
            ask(document, table, question, List.of(rows.get(row + 1).get(1)));
        }
    }

    private void ask(String document, Table table, String question, List<String> answer) {
        if (!answer.isEmpty()) {
            asked.add(new Asked(
                    new TableQuestion(document, question, new AcceptedValues(answer), "practice"), List.of(table)));
        }
    }

    private static List<String> names(List<List<String>> rows) {
        return rows.stream().map(List::getFirst).toList();
    }

    private static Table table(List<List<String>> rows) {
        return new Table(
                "",
                1,
                IntStream.range(0, rows.size())
                        .mapToObj(i -> new Table.Row(rows.get(i), 10 * i, 10 * i + 9))
                        .toList());
    }

    private String any(String[] from) {
        return from[random.nextInt(from.length)];
    }

    private static String word(int count) {
        return List.of("zero", "one", "two", "three", "four").get(count);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
