package io.grapevine.domain;

/// Checks that a compact constructor makes, each naming the field and the value that was refused.
final class Require {

    private Require() {}

    static String text(String field, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + " must not be blank");
        }
        return value;
    }

    static int atLeast(String field, int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException(field + " must be at least " + least + ", was " + value);
        }
        return value;
    }
}
