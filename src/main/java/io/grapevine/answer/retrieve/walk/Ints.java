package io.grapevine.answer.retrieve.walk;

import java.util.Arrays;

/// A list of numbers that grows; floats are kept by their bits. Not thread-safe.
final class Ints {

    private int[] numbers = new int[64];
    private int size;

    void add(int number) {
        numbers = size == numbers.length ? Arrays.copyOf(numbers, 2 * size) : numbers;
        numbers[size++] = number;
    }

    void add(float number) {
        add(Float.floatToRawIntBits(number));
    }

    void set(int i, int number) {
        numbers[i] = number;
    }

    int get(int i) {
        return numbers[i];
    }

    float getFloat(int i) {
        return Float.intBitsToFloat(numbers[i]);
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(numbers, size);
    }

    /// Numbers that say which row an entry is of, sorted by that: where each row ends, and the entries in the order
    /// of their rows, those of one row as they came.
    record Rows(int[] ends, int[] order) {

        int[] pick(Ints column) {
            var picked = new int[order.length];
            for (int i = 0; i < order.length; i++) {
                picked[i] = column.get(order[i]);
            }
            return picked;
        }

        float[] pickFloats(Ints column) {
            var picked = new float[order.length];
            for (int i = 0; i < order.length; i++) {
                picked[i] = column.getFloat(order[i]);
            }
            return picked;
        }
    }

    Rows rows(int count) {
        var ends = new int[count];
        for (int i = 0; i < size; i++) {
            ends[numbers[i]]++;
        }
        var next = new int[count];
        for (int row = 1; row < count; row++) {
            next[row] = ends[row - 1];
            ends[row] += ends[row - 1];
        }
        var order = new int[size];
        for (int i = 0; i < size; i++) {
            order[next[numbers[i]]++] = i;
        }
        return new Rows(ends, order);
    }
}
