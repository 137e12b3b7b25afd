package io.grapevine.answer.table;

/// What a program does with the rows and cells that it takes.
enum Operator {
    /// The cells of a column in the chosen rows.
    VALUE,
    /// The same of the first or last of them, of the row behind or before them.
    FIRST,
    LAST,
    NEXT,
    PREVIOUS,
    /// The same of the row with the most or least of another column.
    MOST,
    LEAST,
    /// The same of the n-th row.
    NTH,
    /// The same of the other rows that have the same value in another column.
    SAME,
    /// How many rows; how many different values.
    COUNT,
    COUNT_DISTINCT,
    SUM,
    MEAN,
    /// Most less least of a column.
    SPAN,
    /// Between two rows of a column: difference, change in per cent.
    DIFFERENCE,
    PERCENT_CHANGE,
    /// How many more rows one selection has than another.
    COUNT_DIFFERENCE,
    /// The value of a column that the most or fewest rows have.
    MODE,
    RAREST,
    /// Between two columns of a row.
    COLUMN_DIFFERENCE,
    /// One cell of a statement: line and column.
    CELL,
    /// Several cells of a line, or of several lines.
    CELLS,
    /// Between two columns of a line, the later less the earlier: difference, per cent.
    CHANGE,
    CHANGE_PERCENT,
    /// Over columns of a line.
    CELL_MEAN,
    CELL_SUM,
    /// Over two lines in one column.
    LINE_SUM,
    LINE_DIFFERENCE,
    LINE_SHARE,
    LINE_RATIO,
    /// The difference of two lines' means; of two neighbouring means of a line.
    MEAN_DIFFERENCE,
    /// The column in which a line is greatest or smallest.
    COLUMN_MOST,
    COLUMN_LEAST,
    /// The labels of a section's or table's lines.
    LABELS,
    /// The column names of a group.
    COLUMN_NAMES,
    /// In how many columns a line is over or under a number.
    COUNT_COLUMNS,
    /// No program fits: the text answers, or nothing does.
    NONE
}
