package io.grapevine;

/// A text that ends the search which looks at it too often.
final class CountedText implements CharSequence {

    private final String text;
    private long left;

    static final class TooMuchWork extends RuntimeException {}

    /// @param looks how often each of its characters may be looked at in the mean
    CountedText(String text, int looks) {
        this.text = text;
        this.left = (long) looks * Math.max(1, text.length());
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw new TooMuchWork();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
