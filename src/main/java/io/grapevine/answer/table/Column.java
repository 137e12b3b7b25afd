package io.grapevine.answer.table;

import java.util.List;

/// A column of a table.
///
/// @param index position from the left, from 0
/// @param name  its header's lines joined; empty where it has none
/// @param stems of the name
/// @param type  what most of its cells hold
record Column(int index, String name, List<String> stems, Type type) {

    /// What most cells of a column hold.
    enum Type {
        TEXT,
        NUMBER,
        DATE,
        RANK
    }

    Column {
        stems = List.copyOf(stems);
    }

    boolean isOrdered() {
        return type != Type.TEXT;
    }

    /// The name, or its number where it has none.
    String title() {
        return name.isEmpty() ? "column " + (index + 1) : name;
    }
}
