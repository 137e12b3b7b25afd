package io.grapevine.language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ENGLISH | Who approves travel?
            ENGLISH | what is the refund policy
            ENGLISH | BT-400-01
            ENGLISH | Who is the director of Taarak Mehta Ka Ooltah Chashmah?
            GERMAN  | Wer leitet die Abteilung?
            GERMAN  | Wie viele Museen gibt es in Warschau?
            CHINESE | NASUWT是什么？
            ENGLISH | What does the α of the formula mean?
            FRENCH  | Qui approuve les frais de voyage ?
            SPANISH | ¿Quién aprueba los viajes?
            RUSSIAN | Кто утверждает командировки?
            ARABIC  | من يوافق على السفر؟
            CHINESE | 谁批准出差？
            JAPANESE| 出張を承認するのは誰ですか
            """)
    void a_question_is_known_by_its_letters(Language expected, String question) {
        assertThat(Language.of(question)).isEqualTo(expected);
    }

    @Test
    void a_stop_word_is_one_of_its_language() {
        assertThat(Language.GERMAN.isStopWord("der")).isTrue();
        assertThat(Language.GERMAN.isStopWord("lager")).isFalse();
        assertThat(Language.RUSSIAN.isStopWord("было")).isTrue();
        assertThat(Language.CHINESE.isStopWord("的")).isFalse();
    }
}
