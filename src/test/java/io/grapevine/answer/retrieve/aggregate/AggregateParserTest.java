package io.grapevine.answer.retrieve.aggregate;

import io.grapevine.domain.Entity;
import io.grapevine.domain.EntityType;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AggregateParserTest {

    private static final Entity MAERSK = new Entity("maersk", "Maersk", EntityType.ORGANISATION);

    private final AggregateParser parser =
            new AggregateParser(question -> question.contains("Maersk") ? Optional.of(MAERSK) : Optional.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How many documents mention Maersk?",
                "which files are about Maersk",
                "List all reports that refer to Maersk.",
                "number of contracts naming Maersk",
                "Show every letter about Maersk",
                "Count the papers that deal with Maersk",
                "Wie viele Dokumente erwähnen Maersk?",
                "Nenne alle Berichte, die von Maersk handeln",
                "welche Verträge betreffen Maersk",
            })
    void documents_that_speak_of_something(String question) {
        assertThat(parser.parse(question)).contains(new Aggregate.DocumentsMentioning(MAERSK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How many documents are there?",
                "number of files in this collection",
                "how many documents do we have altogether",
                "Wie viele Dokumente gibt es?",
                "Anzahl der Dateien"
            })
    void the_size_of_the_collection(String question) {
        assertThat(parser.parse(question)).contains(new Aggregate.Size());
    }

    @Test
    void entities_that_are_mentioned() {
        assertThat(parser.parse("Which people are mentioned most often?"))
                .contains(new Aggregate.Mentioned(Optional.of(EntityType.PERSON), Optional.empty(), 10));
        assertThat(parser.parse("List the top five organisations named in the documents"))
                .contains(new Aggregate.Mentioned(Optional.of(EntityType.ORGANISATION), Optional.empty(), 5));
        assertThat(parser.parse("Which organisations occur together with Maersk?"))
                .contains(new Aggregate.Mentioned(Optional.of(EntityType.ORGANISATION), Optional.of(MAERSK), 10));
        assertThat(parser.parse("how many places come up in the letters"))
                .contains(new Aggregate.Mentioned(Optional.of(EntityType.PLACE), Optional.empty(), 10));
        assertThat(parser.parse("Welche Personen werden am häufigsten genannt?"))
                .contains(new Aggregate.Mentioned(Optional.of(EntityType.PERSON), Optional.empty(), 10));
        assertThat(parser.parse("die fünf häufigsten Orte, die in den Dokumenten genannt werden"))
                .contains(new Aggregate.Mentioned(Optional.of(EntityType.PLACE), Optional.empty(), 5));
    }

    @Test
    void entities_that_are_connected() {
        assertThat(parser.parse("Who are the 3 most connected people in the graph?"))
                .contains(new Aggregate.Connected(Optional.of(EntityType.PERSON), 3));
        assertThat(parser.parse("top 7 most linked entities")).contains(new Aggregate.Connected(Optional.empty(), 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How many barrels does the cooperative have in total?",
                "Which vineyard site has the most hectares?",
                "How many people work at the cellar?",
                "How many documents must a grower sign?",
                "What is the document about safety called?",
                "Which documents mention Unknown Corporation?",
                "Who founded Maersk?",
                "Wie viele Fässer hat die Genossenschaft?",
                "Wie viele Personen passen in den Bus?",
                "Wie viele Unterlagen muss ein Winzer einreichen?",
                "What are the ten most dangerous snakes?",
            })
    void what_is_not_about_the_documents_is_left_to_the_passages(String question) {
        assertThat(parser.parse(question)).isEmpty();
    }
}
