package io.grapevine.language;

import io.grapevine.domain.Entity;
import io.grapevine.domain.EntityType;
import io.grapevine.domain.Extraction;
import io.grapevine.domain.Mention;
import io.grapevine.domain.Triple;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PhraseExtractorTest {

    private static final String BORGATA = "Borgata Hotel Casino & Spa is a hotel in Atlantic City, New Jersey. "
            + "It is owned and operated by MGM Resorts International. Borgata opened in July 2003.";

    private final PhraseExtractor extractor = new PhraseExtractor();

    @Test
    void names_are_entities_and_the_title_weighs_ten_times_a_phrase() {
        var extraction = extractor.extract("Borgata (casino)", BORGATA);

        assertThat(extraction.mentions())
                .extracting(m -> m.entity().name())
                .contains("Borgata", "Atlantic City", "New Jersey", "MGM Resorts International", "July 2003");
        assertThat(mention(extraction, "borgata").weight()).isEqualTo(PhraseExtractor.TITLE_WEIGHT);
        assertThat(mention(extraction, "atlantic city").weight()).isEqualTo(1);
        assertThat(mention(extraction, "hotel").weight()).isEqualTo(PhraseExtractor.COMMON_NOUN_WEIGHT);
    }

    @Test
    void a_sentence_that_opens_with_a_pronoun_relates_the_title() {
        var triples = extractor.extract("Borgata", BORGATA).triples();

        assertThat(triples).anySatisfy(t -> {
            assertThat(t.subject()).isEqualTo("borgata");
            assertThat(t.phrase()).isEqualTo("is owned and operated by");
            assertThat(t.object()).isEqualTo("mgm resorts international");
            assertThat(t.weight()).isEqualTo(1);
        });
    }

    @Test
    void relations_tie_only_entities_that_the_passage_mentions() {
        var extraction = extractor.extract("Borgata", BORGATA);
        var keys = new HashSet<>(
                extraction.mentions().stream().map(m -> m.entity().key()).toList());

        assertThat(extraction.triples())
                .isNotEmpty()
                .allSatisfy(t -> assertThat(keys).contains(t.subject(), t.object()));
    }

    @Test
    void parts_of_a_phrase_that_can_stand_alone_are_entities_too() {
        var extraction = extractor.extract(
                "Note", "In 1950 the American actor Tom Hanks studied at the University of Copenhagen.");

        assertThat(extraction.mentions())
                .extracting(m -> m.entity().name())
                .contains("Tom Hanks", "University of Copenhagen", "Copenhagen");
    }

    @Test
    void types_follow_simple_evidence() {
        var extraction = extractor.extract(
                "Note",
                "The actor Tom Hanks visited Columbia University in May 1990. "
                        + "Casablanca is a film about the war.");

        assertThat(mention(extraction, "tom hanks").entity().type()).isEqualTo(EntityType.PERSON);
        assertThat(mention(extraction, "columbia university").entity().type()).isEqualTo(EntityType.ORGANISATION);
        assertThat(mention(extraction, "may 1990").entity().type()).isEqualTo(EntityType.DATE);
        assertThat(mention(extraction, "casablanca").entity().type()).isEqualTo(EntityType.WORK);
        assertThat(mention(extraction, "war").entity().type()).isEqualTo(EntityType.OTHER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The European Space Agency (ESA) met in May.          | esa  | european space agency
            He left the American Institute of Physics (AIP).     | aip  | american institute of physics
            NATO (North Atlantic Treaty Organization) was there. | nato | north atlantic treaty organization
            """)
    void an_acronym_is_related_to_what_it_is_short_for(String text, String acronym, String name) {
        assertThat(extractor.extract("Note", text).triples()).contains(new Triple(acronym, "is short for", name, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"The World Health Organization (UN) met.", "Vienna (Austria) is old.", "Ohio (OH) is a state."})
    void what_stands_in_brackets_is_no_acronym_unless_the_initials_agree(String text) {
        assertThat(extractor.extract("Note", text).triples())
                .noneMatch(t -> t.phrase().equals("is short for"));
    }

    @Test
    void a_question_names_its_phrases() {
        assertThat(extractor.phrasesOf("Who was the first president of the association which published Journal of "
                        + "Psychotherapy Integration?"))
                .extracting(Entity::key)
                .contains("association", "journal of psychotherapy integration", "psychotherapy integration");
    }

    @Test
    void empty_text_gives_the_title_and_an_unnameable_title_gives_nothing() {
        assertThat(extractor.extract("A title", "").mentions()).hasSize(1);
        assertThat(extractor.extract("...", " ")).isEqualTo(Extraction.NOTHING);
    }

    @Test
    void threads_that_read_at_once_read_the_same() throws Exception {
        var expected = extractor.extract("Borgata", BORGATA);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Extraction> reading = () -> extractor.extract("Borgata", BORGATA);
            var readings = java.util.stream.Stream.generate(() -> threads.submit(reading))
                    .limit(50)
                    .toList();
            for (var each : readings) {
                assertThat(each.get()).isEqualTo(expected);
            }
        }
    }

    private static Mention mention(Extraction extraction, String key) {
        return extraction.mentions().stream()
                .filter(m -> m.entity().key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
