package io.grapevine.ingest.extract;

import io.grapevine.ingest.extract.ExtractionReply.NamedEntity;
import io.grapevine.ingest.extract.ExtractionReply.Statement;
import io.grapevine.llm.JsonReply.Unparsable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ExtractionReplyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"entities\": [{\"name\": \"Ada\", \"type\": \"PERSON\"}], \"triples\": [[\"Ada\", \"wrote\", \"Notes\"]]}",
                "Here you are:\n```json\n{\"entities\": [{\"name\": \"Ada\", \"type\": \"PERSON\"}], \"triples\": [[\"Ada\", \"wrote\", \"Notes\"],]}\n```",
                "{'entities': [{'name': 'Ada', 'type': 'PERSON'}], 'triples': [['Ada', 'wrote', 'Notes']]} Anything else?",
                "{\"entities\": [{\"name\": \"Ada\", \"type\": \"PERSON\"}], \"triples\": [{\"subject\": \"Ada\", \"relation\": \"wrote\", \"object\": \"Notes\"}]}",
                "{\"entities\": [{\"name\": \"Ada\", \"type\": \"PERSON\"}], \"triples\": [[\"Ada\", \"wrote\", \"Notes\"], [\"Ada\", \"kn",
            })
    void common_faults_are_mended(String reply) throws Unparsable {
        var parsed = ExtractionReply.parse(reply);
        assertThat(parsed.entities()).containsExactly(new NamedEntity("Ada", "PERSON"));
        assertThat(parsed.triples()).containsExactly(new Statement("Ada", "wrote", "Notes"));
    }

    @Test
    void what_is_half_said_is_left_out() throws Unparsable {
        var parsed = ExtractionReply.parse("{\"entities\": [\"Ada\", \"\", {\"type\": \"PLACE\"}], "
                + "\"triples\": [[\"Ada\", \"wrote\"], [\"Ada\", \"\", \"Notes\"], [\"\", \"wrote\", \"Notes\"], 7]}");
        assertThat(parsed.entities()).containsExactly(new NamedEntity("Ada", ""));
        assertThat(parsed.triples()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I cannot do that.",
                "{",
                "[]",
                "{\"answer\": 42}",
                "{\"entities\": \"none\"}",
                "{\"entities\" [}"
            })
    void what_cannot_be_mended_is_refused(String reply) {
        assertThatThrownBy(() -> ExtractionReply.parse(reply)).isInstanceOf(Unparsable.class);
    }
}
