package io.grapevine.answer.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/// Finds the citations `[n]` in a text that arrives in pieces, and drops those whose number no passage has.
///
/// It knows `[1]`, `[1][2]`, `[1, 2]` and `[1-3]`, and leaves code, links (`[1](address)`), link definitions
/// (`[1]: ...` at the start of a line) and escaped brackets as they are. It holds back no more than what may
/// still become a citation. One parser reads one text, on one thread.
public final class CitationParser {

    /// What the text consists of: `Cited` stands where the text has `[number]`.
    public sealed interface Piece {
        record Text(String text) implements Piece {}

        record Cited(int number) implements Piece {}
    }

    private enum State {
        TEXT,
        INLINE_CODE,
        CODE_BLOCK
    }

    private static final Pattern MARKER = Pattern.compile("\\[\\s*\\d{1,3}(?:\\s*[-–,;]\\s*\\d{1,3})*\\s*]");
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,3})(?:\\s*[-–]\\s*(\\d{1,3}))?");
    private static final int LONGEST_MARKER = 60;
    private static final int LONGEST_RANGE = 20;

    private final IntPredicate known;
    private final StringBuilder held = new StringBuilder(); // spaces, then what may become a marker
    private final StringBuilder text = new StringBuilder(); // to hand on
    private List<Piece> pieces = new ArrayList<>();
    private State state = State.TEXT;
    private int ticks; // backticks in a row just now
    private int opening; // backticks that opened the code
    private boolean lineStart = true; // only spaces since the line began
    private boolean ticksAtLineStart;
    private boolean markerAtLineStart;
    private boolean escaped;

    /// @param passages citations may have the numbers 1 to this
    public CitationParser(int passages) {
        this(number -> number >= 1 && number <= passages);
    }

    /// @param known numbers that citations may have
    CitationParser(IntPredicate known) {
        this.known = known;
    }

    /// What is certain of the text after its next piece.
    public List<Piece> accept(String piece) {
        piece.chars().forEach(c -> accept((char) c));
        return drain();
    }

    /// What is left when the text has ended.
    public List<Piece> end() {
        if (isMarker()) {
            cite();
        }
        flushHeld();
        return drain();
    }

    private List<Piece> drain() {
        flushText();
        var done = pieces;
        pieces = new ArrayList<>();
        return done;
    }

    private void accept(char c) {
        if (c != '`' && ticks > 0) {
            ticksEnded();
        }
        if (state == State.TEXT && c != '`' && !escaped && heldTakes(c)) {
            return;
        }
        flushHeld();
        pass(c);
    }

    /// Whether the character was taken as a part of what may become a citation.
    private boolean heldTakes(char c) {
        if (isMarker()) {
            if (c == '(' || c == ':' && markerAtLineStart) {
                return false; // a link or its definition
            }
            cite();
        }
        var open = held.indexOf("[") >= 0;
        if (open && (c == ']' || Character.isDigit(c) || " ,;-–".indexOf(c) >= 0) && held.length() < LONGEST_MARKER) {
            held.append(c);
            return c != ']' || isMarker() || notAMarker();
        }
        if (c == ' ' && !open) {
            held.append(c);
            return true;
        }
        if (c == '[') {
            if (open) {
                flushHeld();
            }
            markerAtLineStart = lineStart;
            held.append(c);
            return true;
        }
        return false;
    }

    private boolean notAMarker() {
        flushHeld();
        return true;
    }

    private boolean isMarker() {
        return !held.isEmpty()
                && held.charAt(held.length() - 1) == ']'
                && MARKER.matcher(held.toString().strip()).matches();
    }

    /// Turns what is held into citations; with no known number among them it vanishes with the spaces before it.
    private void cite() {
        var numbers = numbers(held.toString());
        if (!numbers.isEmpty()) {
            text.append(held, 0, held.indexOf("["));
            flushText();
            numbers.forEach(number -> pieces.add(new Piece.Cited(number)));
            lineStart = false;
        }
        held.setLength(0);
    }

    private List<Integer> numbers(String marker) {
        var numbers = new ArrayList<Integer>();
        var matcher = NUMBERS.matcher(marker);
        while (matcher.find()) {
            var from = Integer.parseInt(matcher.group(1));
            var to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
            for (var number = from; number <= Math.min(to, from + LONGEST_RANGE); number++) {
                if (known.test(number) && !numbers.contains(number)) {
                    numbers.add(number);
                }
            }
        }
        return numbers;
    }

    private void pass(char c) {
        text.append(c);
        if (c == '`' && !escaped) {
            if (ticks++ == 0) {
                ticksAtLineStart = lineStart;
            }
        }
        if (c == '\n' && state == State.INLINE_CODE) {
            state = State.TEXT; // was no code but a lone backtick
        }
        escaped = c == '\\' && !escaped && state == State.TEXT;
        lineStart = c == '\n' || lineStart && (c == ' ' || c == '`');
    }

    private void ticksEnded() {
        switch (state) {
            case TEXT -> {
                opening = ticks;
                state = ticks >= 3 && ticksAtLineStart ? State.CODE_BLOCK : State.INLINE_CODE;
            }
            case INLINE_CODE -> state = ticks == opening ? State.TEXT : State.INLINE_CODE;
            case CODE_BLOCK -> state = ticks >= opening && ticksAtLineStart ? State.TEXT : State.CODE_BLOCK;
        }
        ticks = 0;
        lineStart = false;
    }

    private void flushHeld() {
        text.append(held);
        lineStart = lineStart && held.indexOf("[") < 0;
        held.setLength(0);
    }

    private void flushText() {
        if (!text.isEmpty()) {
            pieces.add(new Piece.Text(text.toString()));
            text.setLength(0);
        }
    }
}
