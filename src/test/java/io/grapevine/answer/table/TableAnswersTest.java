package io.grapevine.answer.table;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What the committed weights choose, on tables that they were not trained on.
class TableAnswersTest {

    private static final ProgramRanker RANKER = ProgramRanker.committed();

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            How many huts have a stove?;                               3
            Which huts have no stove?;                                 Alder
            How many huts are in Halland?;                             2
            Which huts are in Halland?;                                Fir and Birch
            How many beds does Birch have?;                            Beds: 20
            Which hut has the most beds?;                              Birch
            When was Rowan opened?;                                    Opened: 2011
            What is the difference in beds between Birch and Alder?;   Difference: 12
            """)
    void asks_a_list_like_a_database(String question, String answer) {
        assertThat(answer(1, Samples.HUTS, question)).endsWith(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            What was the hardware revenue in 2019?;                          $1,200 million
            What is the change in services revenue between 2018 and 2019?;   -100
            What is the average hardware revenue for 2018 and 2019?;         1,100
            What is the percentage change in hardware from 2018 to 2019?;    20%
            In which year was hardware larger?;                              2019
            """)
    void computes_over_the_lines_of_a_statement(String question, String answer) {
        assertThat(answer(1, Samples.STATEMENT, question)).contains(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            How many days of leave do I get after 7 years?;     29
            How many days of leave do I get after 12 years?;    30
            """)
    void finds_the_row_whose_range_holds_a_number(String question, String answer) {
        assertThat(answer(1, """
                Years of service | Days of paid leave
                0 to 2 | 25
                3 to 5 | 27
                6 to 9 | 29
                10 or more | 30""", question)).endsWith(answer);
    }

    @Test
    void a_number_with_its_unit_is_of_the_column_that_names_the_unit() {
        assertThat(answer(1, """
                Years of service | Days of paid leave | Days that may be carried over
                0 to 2 | 25 | 5
                3 to 5 | 27 | 7
                6 to 9 | 29 | 10""", "How many days of leave do I get after 7 years?"))
                .endsWith("29");
    }

    @Test
    void who_is_neither_a_number_nor_a_code() {
        assertThat(answer(1, """
                Location | Site | Capacity pallets | Used pallets | Manager
                W1 | Gothenburg | 420 | 377 | Nils Holm
                W2 | Hamburg | 160 | 92 | Greta Voss
                W3 | Lyon | 75 | 71 | Farid Bena""", "Who manages the warehouse in Hamburg?")).endsWith("Greta Voss");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            How many offices does the company have?; false
            What is the extension of Birch?;         false
            What is Birch's office?;                 false
            What is the county of Birch?;            true
            How many huts have a stove?;             true
            """)
    void a_table_among_other_documents_must_have_most_words_and_the_property(String question, boolean about) {
        var asked = AskedWords.of(question);
        var best = TableAnswers.best(RANKER, Samples.typed(1, Samples.HUTS), asked);

        assertThat(best.filter(b -> TableAnswers.isAbout(question, asked, b)).isPresent())
                .isEqualTo(about);
    }

    @Test
    void adds_up_the_first_rows() {
        assertThat(answer(1, """
                Quarter | Turnover EUR | Orders
                Q1 | 1410000 | 218
                Q2 | 1875000 | 261
                Q3 | 1630000 | 242
                Q4 | 1980000 | 290""", "What is the total turnover of the first three quarters?"))
                .endsWith("4,915,000");
    }

    @Test
    void a_sum_says_how_many_of_its_rows_could_be_read() {
        var line = answer(1, """
                Site | Visitors
                North | 120
                East | unknown
                South | 80
                West | 40""", "What is the total number of visitors of all sites?");

        assertThat(line).isEqualTo("Sum of Visitors (3 of 4 rows have a number): 240");
    }

    @Test
    void gives_nothing_where_the_question_is_about_something_else() {
        var line =
                TableAnswers.line(RANKER, Samples.table(1, Samples.HUTS), "Who wrote the annual report of the bank?");

        assertThat(line.filter(TableAnswers.Line::isLikely)).isEmpty();
    }

    @Test
    void tells_how_and_from_which_rows() {
        var table = Samples.typed(1, Samples.HUTS);
        var best = TableAnswers.best(RANKER, table, AskedWords.of("How many huts have a stove?"))
                .orElseThrow();
        var telling = new Telling(table, best.program());

        assertThat(telling.how()).isEqualTo("Counted: rows where Stove is yes.");
        assertThat(telling.row(0)).isEqualTo("Hut: Fir, County: Halland, Beds: 12, Stove: yes, Opened: 1998");
    }

    @Test
    void enumerates_a_bounded_number_of_programs_for_a_large_table() {
        var rows = new StringBuilder("Part | Depot | Shelf | Pieces\n");
        for (var i = 0; i < 3000; i++) {
            rows.append("KX-%04d | Depot %d | S%d | %d%n".formatted(i, i % 7, i % 50, i % 13));
        }
        var table = Samples.typed(1, rows.toString());
        var asked = AskedWords.of("On which shelf is part KX-2741?");

        assertThat(Enumeration.of(table, asked)).hasSizeLessThanOrEqualTo(Enumeration.MOST);
        assertThat(TableAnswers.best(RANKER, table, asked)
                        .orElseThrow()
                        .program()
                        .result()
                        .values())
                .isEqualTo(List.of("S41"));
    }

    private static String answer(int headerRows, String table, String question) {
        return TableAnswers.line(RANKER, Samples.table(headerRows, table), question)
                .map(TableAnswers.Line::text)
                .orElse("");
    }
}
