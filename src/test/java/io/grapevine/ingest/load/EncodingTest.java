package io.grapevine.ingest.load;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EncodingTest {

    private static final String ENGLISH =
            "The quick report of the harbour office lists each ship by name and by day of arrival. ".repeat(12);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "windows-1250;The motto is: Zażółć gęślą jaźń. The head is Łucja Świątek.",
                "ISO-8859-2;The motto is: Zażółć gęślą jaźń. The head is Łucja Świątek.",
                "windows-1250;The poet is Vítězslav Nezval, the river Vltava flows under Karlův most near Žižkov.",
                "GB18030;The director is 王小明. The city is 上海.",
                "Big5;The director is 陳水明. The city is 臺北市。",
                "Shift_JIS;The sign says いらっしゃいませ and the city is 東京です。",
                "EUC-KR;The city is 서울입니다. The head is 김민수.",
                "windows-1251;The motto is: Слава труду. The head is Иван Петрович Соколов.",
                "KOI8-R;The motto is: Слава труду. The head is Иван Петрович Соколов из Москвы.",
                "windows-1253;The motto is: Ελευθερία ή θάνατος. The city is Θεσσαλονίκη.",
                "windows-1254;The head is Ağrı Şahin, the city is İstanbul, the street Çağlayan.",
                "windows-1252;The head is François Lefèvre, the dish crème brûlée à la carte.",
                "windows-1252;The fee is 12 € – “all in” – for Jürgen Groß and Zoë.",
                "ISO-8859-1;Die Grüße aus dem Weinkeller sind süß, die Lese ist schön und früh.",
                "UTF-16LE;The café opens at 9.",
                "UTF-16BE;The gate code of Ängelholm is 4411.",
                "UTF-16LE;王小明 是 上海 的 主任。",
            })
    void text_that_is_mostly_ASCII_is_read_in_its_encoding(String charset, String sentence) {
        for (var text : new String[] {ENGLISH + "\n\n" + sentence + "\n", sentence + "\n"}) {
            var decoded = Encoding.decode(text.getBytes(Charset.forName(charset)));
            assertThat(decoded.text()).as(charset).isEqualTo(text);
        }
    }

    @Test
    void what_fits_several_encodings_is_told() {
        var decoded = Encoding.decode("El a\u00F1o pasado.".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(decoded.text()).isEqualTo("El año pasado.");
        assertThat(decoded.warnings()).singleElement().asString().contains("windows-1250");
    }

    @Test
    void what_makes_no_words_is_told() {
        var decoded = Encoding.decode(new byte[] {'a', (byte) 0xA6, ' ', 'b', (byte) 0xAC, ' ', 'c', (byte) 0xB1, ' '});
        assertThat(decoded.warnings()).hasSize(1);
    }

    @Test
    void UTF_8_and_marks_need_no_guess() {
        assertThat(Encoding.decode("Zażółć 王".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Encoding.Decoded("Zażółć 王", List.of()));
        assertThat(Encoding.decode("\uFEFFab".getBytes(StandardCharsets.UTF_16BE))
                        .text())
                .isEqualTo("ab");
        assertThat(Encoding.decode("\uFEFFab".getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo("ab");
        assertThat(Encoding.decode("\uFEFFab".getBytes(Charset.forName("UTF-32LE")))
                        .text())
                .isEqualTo("ab");
    }
}
