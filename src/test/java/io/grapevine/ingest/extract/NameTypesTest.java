package io.grapevine.ingest.extract;

import io.grapevine.domain.Entity;
import io.grapevine.domain.EntityType;
import io.grapevine.domain.Extraction;
import io.grapevine.domain.Mention;
import io.grapevine.language.EntityKey;
import io.grapevine.language.Name;
import io.grapevine.language.Span;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NameTypesTest {

    private static final String TEXT =
            "Ida Roth called Paris. Ida Roth and Ida Roth of Ida Roth met an Airbus in Roth.";

    @Test
    void a_name_has_the_type_of_most_of_its_mentions_and_one_of_a_word_is_a_place_at_most() {
        var types = NameTypes.of(
                TEXT,
                List.of(
                        name("Ida Roth", 0, "person"),
                        name("Paris", 0, "place"),
                        name("Ida Roth", 20, "person"),
                        name("Ida Roth", 34, "place"),
                        name("Airbus", 0, "organisation"),
                        name("Roth", 70, "person")));
        assertThat(types)
                .containsOnly(
                        Map.entry(EntityKey.of("Ida Roth"), EntityType.PERSON),
                        Map.entry(EntityKey.of("Paris"), EntityType.PLACE));
    }

    @Test
    void it_decides_only_where_no_rule_did() {
        var types = Map.of(EntityKey.of("Anna Roth"), EntityType.PERSON, EntityKey.of("Ohio"), EntityType.PLACE);
        var read = new Extraction(
                List.of(
                        mention("Anna Roth", EntityType.OTHER),
                        mention("Inspector Anna Roth", EntityType.OTHER),
                        mention("Ohio", EntityType.ORGANISATION),
                        mention("Lima", EntityType.OTHER),
                        mention("valley", EntityType.OTHER)),
                List.of());
        assertThat(NameTypes.complete(read, types).mentions())
                .extracting(mention -> mention.entity().type())
                .containsExactly(
                        EntityType.PERSON,
                        EntityType.PERSON,
                        EntityType.ORGANISATION,
                        EntityType.OTHER,
                        EntityType.OTHER);
    }

    private static Mention mention(String name, EntityType type) {
        return new Mention(new Entity(EntityKey.of(name), name, type), 1);
    }

    private static Name name(String word, int from, String type) {
        int at = TEXT.indexOf(word, from);
        return new Name(new Span(at, at + word.length()), type);
    }
}
