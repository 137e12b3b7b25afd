package io.grapevine.domain;

import io.grapevine.domain.GrapevineException.Forbidden;
import io.grapevine.domain.GrapevineException.NotFound;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GrantsTest {

    private static final Grants SOME = new Grants(false, Map.of("notes", Role.READER, "minutes", Role.OWNER));

    @ParameterizedTest
    @CsvSource({
        "notes  , READER, true ",
        "notes  , EDITOR, false",
        "minutes, EDITOR, true ",
        "minutes, OWNER , true ",
        "secrets, READER, false",
    })
    void a_role_holds_those_before_it(String collection, Role role, boolean allowed) {
        assertThat(SOME.allow(role, collection)).isEqualTo(allowed);
        assertThat(Grants.ALL.allow(role, collection)).isTrue();
    }

    @Test
    void the_scope_is_what_is_asked_for_and_may_be_read() {
        assertThat(SOME.scope(Set.of())).isEqualTo(Scope.of(Set.of("notes", "minutes")));
        assertThat(SOME.scope(Set.of("notes", "secrets"))).isEqualTo(Scope.of(Set.of("notes")));
        assertThat(Grants.ALL.scope(Set.of())).isEqualTo(Scope.EVERYTHING);
        assertThat(Grants.ALL.scope(Set.of("secrets"))).isEqualTo(Scope.of(Set.of("secrets")));
    }

    @Test
    void nothing_that_may_be_read_is_nothing_and_never_everything() {
        assertThat(SOME.scope(Set.of("secrets"))).isEqualTo(Scope.NOTHING);
        assertThat(Grants.NONE.scope(Set.of())).isEqualTo(Scope.NOTHING);
        assertThat(Scope.NOTHING.collections()).isNotEmpty();
    }

    @Test
    void a_key_has_at_most_its_role_on_its_collections() {
        assertThat(SOME.only(Set.of("minutes", "secrets"), Role.EDITOR).roles())
                .isEqualTo(Map.of("minutes", Role.EDITOR));
        assertThat(Grants.ALL.only(Set.of("secrets"), Role.EDITOR))
                .isEqualTo(new Grants(false, Map.of("secrets", Role.EDITOR)));
    }

    @Test
    void what_may_not_be_read_is_not_there_and_what_may_not_be_changed_is_refused() {
        var ida = new Principal("1", "ida", Set.of(), false, SOME);

        assertThatThrownBy(() -> ida.require(Role.EDITOR, "secrets")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> ida.require(Role.EDITOR, "notes")).isInstanceOf(Forbidden.class);
        assertThatCode(() -> ida.require(Role.EDITOR, "minutes")).doesNotThrowAnyException();
        assertThatThrownBy(ida::requireAdmin).isInstanceOf(Forbidden.class);
    }

    @Test
    void a_question_is_asked_of_what_whoever_asks_may_read() {
        var ida = new Principal("1", "ida", Set.of(), false, SOME);
        var asked = Question.of("Who?").askedBy(ida);

        assertThat(asked.collections()).isEmpty();
        assertThat(asked.scope()).isEqualTo(Scope.of(Set.of("notes", "minutes")));
        assertThat(asked.withText("Who else?").withConversation("c").scope()).isEqualTo(asked.scope());
    }

    @Test
    void two_people_may_choose_the_same_id_for_a_conversation() {
        var ida = new Principal("1", "ida", Set.of(), false, SOME);
        var otto = new Principal("2", "otto", Set.of(), false, SOME);

        assertThat(ida.conversationKey("c")).isNotEqualTo(otto.conversationKey("c"));
        assertThat(Principal.OWNER.conversationKey("c")).isEqualTo("c");
        assertThatThrownBy(() -> Principal.OWNER.conversationKey(ida.conversationKey("c")))
                .isInstanceOf(NotFound.class);
    }
}
