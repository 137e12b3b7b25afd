package io.grapevine.answer.table;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TypedTableTest {

    @Test
    void joins_the_lines_of_a_header_and_finds_the_scale() {
        var table = Samples.typed(1, Samples.STATEMENT);

        assertThat(table.columns())
                .extracting(Column::name)
                .containsExactly("(in millions)", "Years Ended September 30, 2019", "Years Ended September 30, 2018");
        assertThat(table.scale()).isEqualTo("million");
        assertThat(table.rows()).isEqualTo(4);
    }

    @Test
    void knows_sections_and_leaves_totals_out_of_the_items() {
        var statement = Samples.typed(1, Samples.STATEMENT);
        var huts = Samples.typed(1, Samples.HUTS);

        assertThat(statement.section(1)).isEqualTo("Revenue");
        assertThat(statement.items()).containsExactly(1, 2, 3);
        assertThat(huts.items()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void types_columns_by_what_most_cells_hold() {
        assertThat(Samples.typed(1, Samples.HUTS).columns())
                .extracting(Column::type)
                .isEqualTo(List.of(
                        Column.Type.TEXT, Column.Type.TEXT, Column.Type.NUMBER, Column.Type.TEXT, Column.Type.DATE));
    }

    @Test
    void finds_a_header_that_the_document_does_not_mark() {
        assertThat(Samples.typed(0, Samples.HUTS).columns().getFirst().name()).isEqualTo("Hut");
    }
}
