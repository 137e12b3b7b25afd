package io.grapevine.answer.table;

import io.grapevine.answer.table.CellValue.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CellParserTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            1,234.5;      NUMBER; 1234.5; ''
            (3,491,626);  NUMBER; -3491626; ''
            $707,299;     NUMBER; 707299; $
            $ (426);      NUMBER; -426; $
            -7.5%;        NUMBER; -7.5; %
            (12.5)%;      NUMBER; -12.5; %
            1,450 tonnes; NUMBER; 1450; tonnes
            0.58;         NUMBER; 0.58; ''
            2019;         YEAR; 2019; ''
            3rd;          RANK; 3; ''
            """)
    void reads_numbers_with_their_unit(String text, Kind kind, double number, String unit) {
        var cell = CellParser.parse(text);

        assertThat(cell.kind()).isEqualTo(kind);
        assertThat(cell.number()).hasValue(number);
        assertThat(cell.unit()).isEqualTo(unit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            June 2, 2005;  20050602
            2 June 2005;   20050602
            2005-06-02;    20050602
            June 2;        602
            1990–1995;     19900000
            May 1999;      19990500
            """)
    void orders_dates_by_day(String text, double order) {
        assertThat(CellParser.parse(text).order()).hasValue(order);
    }

    @ParameterizedTest
    @CsvSource({"–", "-", "n/a", "''"})
    void knows_that_nothing_stands_in_a_cell(String text) {
        assertThat(CellParser.parse(text).isEmpty()).isTrue();
    }

    @Test
    void leaves_a_sentence_that_begins_with_a_number_a_text() {
        assertThat(CellParser.parse("3 of the boats were lost in the storm").kind())
                .isEqualTo(Kind.TEXT);
    }
}
