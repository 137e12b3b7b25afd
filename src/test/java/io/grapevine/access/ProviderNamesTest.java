package io.grapevine.access;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProviderNamesTest {

    @ParameterizedTest
    @CsvSource({
        "Ida                , ida",
        "ida@Example.org    , ida@example.org",
        "Ida Quill          , ida-quill",
        "Éva                , eva",
        "李四               , person",
        "everyone           , person",
        "group:admins       , group-admins",
    })
    void an_account_is_named_by_what_names_may_have(String claimed, String name) {
        assertThat(ProviderAccounts.plain(claimed)).isEqualTo(name);
    }

    @Test
    void a_name_is_cut_where_it_is_too_long() {
        assertThat(ProviderAccounts.plain("a".repeat(300))).hasSize(50);
    }

    @Test
    void groups_keep_their_path_and_lose_what_could_not_be_granted() {
        assertThat(ProviderToken.groups(Set.of("/Legal/EU", "Team Red", " ", "a\nb", "x".repeat(129))))
                .containsExactlyInAnyOrder("legal/eu", "team red");
    }
}
