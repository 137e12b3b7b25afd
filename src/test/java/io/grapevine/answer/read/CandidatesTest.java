package io.grapevine.answer.read;

import io.grapevine.answer.read.Candidate.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CandidatesTest {

    @Test
    void a_line_without_a_full_stop_is_a_candidate() {
        assertThat(Texts.candidates(
                        "Present: Ada Holm (chair), Ben Ruiz\nExcused: Cora Lind\n\nThe board met at noon."))
                .extracting(Candidate::text)
                .containsExactly("Present: Ada Holm (chair), Ben Ruiz", "Excused: Cora Lind", "The board met at noon.");
    }

    @Test
    void rows_name_their_columns_and_leave_empty_cells_out() {
        var candidates = Texts.candidates("Part | Product | Stock\n--- | --- | ---\nAB-1 | Cable | 12\nAB-2 | Plug |");

        assertThat(candidates)
                .extracting(Candidate::text)
                .containsExactly("Part AB-1: Product Cable, Stock 12.", "Part AB-2: Product Plug.");
        assertThat(candidates).extracting(Candidate::kind).containsOnly(Kind.ROW);
        assertThat(candidates.getFirst().sharesGroupWith(candidates.getLast())).isTrue();
    }

    @Test
    void rows_of_a_csv_file_are_rows() {
        assertThat(Texts.candidates("Part,Product,Price\nAB-1,Cable,85\nAB-2,Plug,7"))
                .extracting(Candidate::text)
                .containsExactly("Part AB-1: Product Cable, Price 85.", "Part AB-2: Product Plug, Price 7.");
    }

    @Test
    void lines_that_a_column_broke_are_joined_and_headings_are_context() {
        var candidates = Texts.candidates("4 Maintenance\nThe wiper cleans the window of the sensor before every\n"
                + "reading and is replaced every six months.\nDIMENSIONS\nThe sensor is 20 cm long.");

        assertThat(candidates)
                .extracting(Candidate::text)
                .containsExactly(
                        "The wiper cleans the window of the sensor before every reading and is replaced every six months.",
                        "The sensor is 20 cm long.");
        assertThat(candidates).extracting(Candidate::section).containsExactly("4 Maintenance", "DIMENSIONS");
        assertThat(candidates.getFirst().context()).contains("mainten");
    }

    @Test
    void numbered_clauses_stand_alone() {
        assertThat(Texts.candidates(
                        "7.2 Either party may end the agreement.\n7.3 The buyer may end it after three delays."))
                .extracting(Candidate::text)
                .containsExactly(
                        "7.2 Either party may end the agreement.", "7.3 The buyer may end it after three delays.");
    }

    @Test
    void a_line_that_announces_is_the_context_of_its_list_and_code_keeps_its_lines() {
        var candidates = Texts.candidates(
                "Spare parts:\n\n- Blade AB-3\n- Seal AB-4\n\nRun this:\n\n```\ncd tool\nmake all\n```\n");

        assertThat(candidates)
                .extracting(Candidate::kind)
                .containsExactly(Kind.SENTENCE, Kind.ITEM, Kind.ITEM, Kind.SENTENCE, Kind.CODE);
        assertThat(candidates.get(1).context()).contains("spare");
        assertThat(candidates.getLast().text()).isEqualTo("cd tool\nmake all");
    }

    @Test
    void the_source_of_each_candidate_stands_in_the_passage() {
        var text =
                "# Rules\n\nFirst rule.\nSecond rule is long and\ngoes on.\n\n1. Open it.\n2. Close it.\n\na | b\n1 | 2";

        assertThat(Texts.candidates(text))
                .isNotEmpty()
                .allSatisfy(candidate -> assertThat(text).contains(candidate.source()));
    }

    @Test
    void chinese_sentences_end_at_their_full_stops() {
        assertThat(Texts.candidates("黑豹队的防守只丢了308分。卡万·肖特有11次擒杀！"))
                .extracting(Candidate::text)
                .containsExactly("黑豹队的防守只丢了308分。", "卡万·肖特有11次擒杀！");
    }
}
