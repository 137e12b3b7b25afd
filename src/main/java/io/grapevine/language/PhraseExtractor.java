package io.grapevine.language;

import io.grapevine.domain.Entity;
import io.grapevine.domain.EntityType;
import io.grapevine.domain.Extraction;
import io.grapevine.domain.Mention;
import io.grapevine.domain.Triple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads entities and relations out of English text without a chat model. Thread-safe.
///
/// Every noun phrase is an entity, and so is the title (without a trailing bracket), which is tied ten times as
/// strongly. What is read out of a passage depends on that passage and its title alone, never on what else has
/// been ingested: so the graph after any sequence of adds, changes and removals is the graph built from
/// scratch. Ties that need to know other documents, such as a passage naming another document's title, are made
/// when the walk's graph is loaded (see [Gazetteer]).
@Singleton
public final class PhraseExtractor {

    /// Weight of the tie between a passage and the title of its document; a name in the text has 1.
    public static final double TITLE_WEIGHT = 10;
    /// Weight of a common noun (`country`): it says less of what a passage is about than a name does.
    public static final double COMMON_NOUN_WEIGHT = 0.2;

    /// The relation between an acronym and what it is short for.
    public static final String ACRONYM = Acronyms.SHORT_FOR;

    private final Tagger tagger = new Tagger();
    private final TypeEvidence types = new TypeEvidence();

    /// The entities and relations of a passage, in the order of the text, the title first. Each entity is
    /// mentioned once.
    public Extraction extract(String title, String text) {
        var mentions = new LinkedHashMap<String, Mention>();
        var triples = new ArrayList<Triple>();
        var titleName = withoutBracket(title);
        var titleKey = EntityKey.of(titleName);
        if (!titleKey.isEmpty()) {
            mentions.put(titleKey, new Mention(new Entity(titleKey, titleName, types.ofName(titleName)), TITLE_WEIGHT));
        }
        for (var sentence : tagger.tag(text)) {
            var places = mention(sentence, mentions);
            triples.addAll(RelationReader.read(sentence, places, titleKey));
            triples.addAll(Acronyms.read(sentence, places));
        }
        return new Extraction(List.copyOf(mentions.values()), triples);
    }

    /// The entities that a question names, by the same reading as [#extract], longer phrases before their parts.
    public List<Entity> phrasesOf(String question) {
        var mentions = new LinkedHashMap<String, Mention>();
        tagger.tag(question).forEach(sentence -> mention(sentence, mentions));
        return mentions.values().stream().map(Mention::entity).toList();
    }

    /// A title as the name of an entity: `Lilu (mythology)` is `Lilu`.
    public static String withoutBracket(String title) {
        var whole = title.strip();
        var open = whole.lastIndexOf('(');
        if (open < 0 || whole.indexOf(')', open) != whole.length() - 1) {
            return whole;
        }
        var name = whole.substring(0, open).strip();
        return name.isEmpty() ? whole : name;
    }

    /// Adds the sentence's entities; returns its whole phrases with their places.
    private List<RelationReader.Place> mention(TaggedSentence sentence, Map<String, Mention> mentions) {
        var places = new ArrayList<RelationReader.Place>();
        for (var phrase : NounPhrases.of(sentence)) {
            var name = NounPhrases.name(sentence, phrase);
            var key = EntityKey.of(name);
            if (key.isEmpty()) {
                continue;
            }
            var type = types.ofPhrase(sentence, phrase, name);
            if (type == EntityType.OTHER && places.isEmpty() && sentence.isCapital(phrase.from())) {
                type = types.defined(sentence, phrase.to());
            }
            var entity = new Entity(key, name, type);
            mentions.merge(key, new Mention(entity, weightOf(name)), PhraseExtractor::merge);
            if (phrase.whole()) {
                places.add(new RelationReader.Place(key, phrase.from(), phrase.to()));
            }
        }
        return places;
    }

    /// Weight of the tie between a passage and a phrase in its text: 1 for a name, which has a capital or a
    /// digit, and [#COMMON_NOUN_WEIGHT] for a common noun.
    public static double weightOf(String name) {
        return name.codePoints().anyMatch(c -> Character.isUpperCase(c) || Character.isDigit(c))
                ? 1
                : COMMON_NOUN_WEIGHT;
    }

    /// The name of the stronger mention, of equals the earlier, with the earliest type that either has.
    private static Mention merge(Mention earlier, Mention later) {
        var stronger = later.weight() > earlier.weight() ? later : earlier;
        var type = earlier.entity().type() != EntityType.OTHER
                ? earlier.entity().type()
                : later.entity().type();
        var entity = stronger.entity();
        return new Mention(new Entity(entity.key(), entity.name(), type), stronger.weight());
    }
}
