package io.grapevine.answer.rewrite;

import io.grapevine.domain.EntityType;
import io.grapevine.language.Syntax;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a conversation is about: the things that its last questions and answers spoke of ([DialogueReader]).
///
/// @param referents what was spoken of, the most salient first
/// @param question  the last question that was about documents
/// @param answer    its answer, empty where there was none
record DialogueState(List<Referent> referents, Optional<Syntax> question, String answer) {

    DialogueState {
        referents = List.copyOf(referents);
    }

    static List<Referent> sorted(List<Referent> referents) {
        return referents.stream()
                .sorted(Comparator.comparingDouble((Referent r) -> -r.salience()))
                .toList();
    }

    /// The same with the types that the collections know.
    DialogueState typed(Map<String, EntityType> types) {
        var typed = referents.stream()
                .map(r -> types.getOrDefault(r.key(), EntityType.OTHER) == EntityType.OTHER
                        ? r
                        : r.typed(types.get(r.key())))
                .toList();
        return new DialogueState(typed, question, answer);
    }

    /// Also with what the question at hand says before the sentence that asks.
    DialogueState with(List<Referent> said) {
        var all = new ArrayList<>(said);
        referents.stream()
                .filter(r -> said.stream().noneMatch(s -> s.key().equals(r.key())))
                .forEach(all::add);
        return new DialogueState(sorted(all), question, answer);
    }
}
