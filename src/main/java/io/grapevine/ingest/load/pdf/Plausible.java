package io.grapevine.ingest.load.pdf;

/// Tells text from a heap of characters that a font without a map to Unicode leaves.
final class Plausible {

    /// Share of letters and figures among the characters that are no space: prose has 0.9 and more, tables 0.8.
    private static final double LEGIBLE = 0.7;

    /// Share of vowels among Latin letters: the languages of Europe have 0.35 to 0.5, their short texts a
    /// little less or more; codes shifted by a constant have 0.1 to 0.2.
    private static final double FEWEST_VOWELS = 0.27;

    private static final double MOST_VOWELS = 0.6;

    private static final String VOWELS = "aeiouyäöüáéíóúàèìòùâêîôûåæøœëï";

    private Plausible() {}

    static boolean isText(String text) {
        int marks = 0;
        int legible = 0;
        int latin = 0;
        int vowels = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = Character.toLowerCase(text.charAt(i));
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                continue;
            }
            marks++;
            legible += Character.isLetterOrDigit(c) ? 1 : 0;
            if (Character.isLetter(c) && c < 0x250) {
                latin++;
                vowels += VOWELS.indexOf(c) >= 0 ? 1 : 0;
            }
        }
        if (marks == 0 || legible < LEGIBLE * marks) {
            return false;
        }
        return latin > 0 && vowels >= FEWEST_VOWELS * latin && vowels <= MOST_VOWELS * latin;
    }
}
