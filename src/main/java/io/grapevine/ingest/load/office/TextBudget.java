package io.grapevine.ingest.load.office;

/// Counts the characters that come out of a file, and ends its reading where they are too many.
final class TextBudget {

    private final long most;
    private long taken;

    TextBudget(long most) {
        this.most = most;
    }

    void take(long characters) {
        taken += characters;
        if (taken > most) {
            throw new TooLong(most);
        }
    }
}
