package io.grapevine.lab.intents;

import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RouterTemplatesTest {

    @TempDir
    Path folder;

    @Test
    void slots_are_filled_and_no_text_is_drawn_twice() throws IOException {
        var drawn = templates("""
                # a comment
                amount = $15 | 3 {coin}
                coin = pounds
                [lookup 10]
                pay {amount}
                [out_of_scope 1]
                {amount} please
                """).draw("patterns", new SplittableRandom(1));

        assertThat(drawn.subList(0, 2))
                .extracting(RoutedQuestion::text)
                .containsExactlyInAnyOrder("pay $15", "pay 3 pounds");
        assertThat(drawn).hasSize(3);
        assertThat(drawn.getLast().route()).isEqualTo(Route.OUT_OF_SCOPE);
    }

    @ParameterizedTest
    @CsvSource({"templates-en.txt", "templates-de.txt"})
    void the_same_seed_gives_the_same_examples(String file) {
        var templates = new RouterTemplates(RouterData.OWN.resolve(file));

        var drawn = templates.draw("patterns", new SplittableRandom(7));
        assertThat(drawn).isEqualTo(templates.draw("patterns", new SplittableRandom(7)));
        assertThat(drawn).extracting(RoutedQuestion::route).contains(Route.values());
        assertThat(drawn).extracting(RoutedQuestion::text).noneMatch(text -> text.contains("{"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[lookup 3]\nwhere is {thing}", "where is it", "[nowhere 3]\nwhere is it"})
    void what_is_wrong_is_named(String text) {
        assertThatThrownBy(() -> templates(text))
                .isInstanceOfAny(BadInput.class, IllegalArgumentException.class)
                .hasMessageFindingMatch("thing|stands in no section|nowhere");
    }

    private RouterTemplates templates(String text) throws IOException {
        return new RouterTemplates(Files.writeString(folder.resolve("t.txt"), text));
    }
}
