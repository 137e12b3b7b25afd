package io.grapevine.ingest.resolve;

import io.grapevine.domain.Entity;
import io.grapevine.domain.EntityType;
import io.grapevine.domain.Extraction;
import io.grapevine.domain.Mention;
import io.grapevine.domain.Triple;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResolveStepTest {

    @Test
    void two_spellings_of_one_entity_are_one_mention_by_the_stronger_tie() {
        var resolved = ResolveStep.resolve(
                new Extraction(List.of(mention("ada", "ADA", 0.2), mention("ada", "Ada", 1)), List.of()));
        assertThat(resolved.mentions()).containsExactly(mention("ada", "Ada", 1));
    }

    @Test
    void a_relation_of_an_entity_that_the_passage_does_not_mention_is_left_out() {
        var known = new Triple("ada", "met", "charles", 1);
        var resolved = ResolveStep.resolve(new Extraction(
                List.of(mention("ada", "Ada", 1), mention("charles", "Charles", 1)),
                List.of(known, new Triple("ada", "met", "nobody", 1))));
        assertThat(resolved.triples()).containsExactly(known);
    }

    private static Mention mention(String key, String name, double weight) {
        return new Mention(new Entity(key, name, EntityType.PERSON), weight);
    }
}
