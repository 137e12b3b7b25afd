package io.grapevine.answer.retrieve.aggregate;

import io.grapevine.domain.Entity;
import io.grapevine.domain.EntityType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads what a question wants computed from its words. It claims only what it is sure of: a question about the
/// world ("how many barrels does the cellar have?") is not one about the documents, and is left to the passages.
final class AggregateParser {

    private static final Pattern DOCUMENTS = words(
            "documents?|files?|papers?|reports?|records?|texts?|sources?|articles?|letters?|minutes|contracts?|"
                    + "dokumente?n?|dateien?|berichte?n?|unterlagen|texte?n?|artikeln?|briefe?n?|protokolle?n?|verträgen?");
    private static final Pattern SPEAK =
            words("mention(s|ed|ing)?|about|contain(s|ing)?|names?|naming|refer(s|ring)?|discuss(es|ing)?|deals? with|"
                    + "speaks? of|cover(s|ing)?|cites?|citing|talks? about|concern(s|ing)?|"
                    + "erwähn(t|en)|nenn(t|en)|enthält|enthalten|handel(t|n)|geht|sprechen|betreffen|über|zu");
    private static final Pattern HOW_MANY =
            words("how many|number of|count|total|wie ?viele[nr]?|anzahl|zahl|gesamtzahl");
    private static final Pattern COUNTED = Pattern.compile(
            "\\b(how many|number of|count|total|wie ?viele|(gesamt|an)?zahl)( of)?( the| all| all the| der| aller)? $");
    private static final Pattern LIST = words("list|which|what|all|every|enumerate|show|name|names|give|find|"
            + "liste|welche[nr]?|alle|nenne|zeige?|gib");
    private static final Pattern MOST =
            words("most|top|rank(ed)?|main|often|frequent(ly)?|common(ly)?|key|central|important|"
                    + "häufigste[nr]?|meisten?|öftesten|wichtigsten?|zentralsten?");
    private static final Pattern CONNECTED = words("connected|connections?|linked|links|related|relations?|central|"
            + "verbunden(en|sten)?|verknüpft(en|esten)?|beziehungen|verbindungen|vernetzt(en|esten)?");
    private static final Pattern OCCUR = words("genannt(en)?|erwähnt(en)?|vorkommen(den)?|kommen .*vor|vor|auftauchen|"
            + "mentioned|named|appear(s|ing)?|occur(s|ring)?|come up|comes up|turn up|found in|cited|"
            + "in (the|this|these|all|my|our) (documents?|collection|graph|files?|texts?)|in the knowledge graph");
    private static final Pattern TOGETHER = words("together with|along with|next to|alongside|with|zusammen mit|neben");
    private static final Pattern LIMIT = Pattern.compile(
            "\\b(?:top|first|ersten)\\s+(\\d{1,3}|[a-zü]+)\\b|\\b(?:the|die|den)\\s+(\\d{1,3}|[a-zü]+)\\s+(?:most|häufigsten|meisten|wichtigsten|am)\\b");
    private static final Pattern WHOLE =
            words("(the|this|these|all|my|our|are there|do we have|you have) ?(documents?|collection|files?)?");
    private static final Map<String, Integer> NUMBERS =
            Map.of("three", 3, "five", 5, "ten", 10, "twenty", 20, "drei", 3, "fünf", 5, "zehn", 10, "zwanzig", 20);
    private static final int USUAL_LIMIT = 10;

    private static final Map<Pattern, Optional<EntityType>> TYPES = types();

    private final Function<String, Optional<Entity>> entity;

    /// @param entity the entity of the graph that a question names, if it names one
    AggregateParser(Function<String, Optional<Entity>> entity) {
        this.entity = entity;
    }

    Optional<Aggregate> parse(String question) {
        var q = question.toLowerCase(Locale.ROOT);
        var documents = DOCUMENTS.matcher(q);
        if (documents.find()) {
            var rest = q.substring(documents.end());
            var before = q.substring(0, documents.start());
            var speak = SPEAK.matcher(rest);
            if (asks(before) && speak.find()) {
                var object = question.substring(Math.min(question.length(), documents.end() + speak.end()));
                var named = entity.apply(object).or(() -> entity.apply(question));
                if (named.isPresent()) {
                    return named.map(Aggregate.DocumentsMentioning::new);
                }
            }
            if (COUNTED.matcher(before).find() && onlyTheWhole(rest)) {
                return Optional.of(new Aggregate.Size());
            }
        }
        return ofEntities(question, q);
    }

    private Optional<Aggregate> ofEntities(String question, String q) {
        for (var type : TYPES.entrySet()) {
            if (!type.getKey().matcher(q).find()) {
                continue;
            }
            if (CONNECTED.matcher(q).find() && MOST.matcher(q).find()) {
                return Optional.of(new Aggregate.Connected(type.getValue(), limit(q)));
            }
            if (OCCUR.matcher(q).find()
                    && (MOST.matcher(q).find()
                            || HOW_MANY.matcher(q).find()
                            || LIST.matcher(q).find())) {
                var together = TOGETHER.matcher(q).find() ? entity.apply(question) : Optional.<Entity>empty();
                return Optional.of(new Aggregate.Mentioned(type.getValue(), together, limit(q)));
            }
        }
        return Optional.empty();
    }

    private static boolean asks(String before) {
        return HOW_MANY.matcher(before).find() || LIST.matcher(before).find();
    }

    /// Nothing behind "how many documents" but words such as "are there in this collection".
    private static boolean onlyTheWhole(String rest) {
        return WHOLE.matcher(rest)
                .replaceAll(" ")
                .replaceAll(
                        "\\b(are|is|in|there|do|does|we|you|have|altogether|held|stored|indexed|"
                                + "es|gibt|sind|hier|insgesamt|haben|wir|habe|ich|liegen|der|den|diese[rnm]?|sammlung)\\b|[^a-z]",
                        "")
                .isEmpty();
    }

    private static int limit(String q) {
        var matcher = LIMIT.matcher(q);
        if (!matcher.find()) {
            return USUAL_LIMIT;
        }
        var number = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        if (!Character.isDigit(number.charAt(0))) {
            return NUMBERS.getOrDefault(number, USUAL_LIMIT);
        }
        return Math.max(1, Integer.parseInt(number));
    }

    private static Map<Pattern, Optional<EntityType>> types() {
        var types = new LinkedHashMap<Pattern, Optional<EntityType>>();
        types.put(
                words("people|persons?|who|individuals?|personen|menschen|leute|wer"), Optional.of(EntityType.PERSON));
        types.put(
                words("organi[sz]ations?|companies|company|firms?|institutions?|institutes?|"
                        + "organisationen|firmen|unternehmen|behörden|vereine"),
                Optional.of(EntityType.ORGANISATION));
        types.put(
                words("places?|locations?|towns?|cities|countries|orte?|städte|länder"), Optional.of(EntityType.PLACE));
        types.put(words("dates|years|daten|jahre"), Optional.of(EntityType.DATE));
        types.put(
                words("entities|entity|things|names|terms|topics|concepts|nodes|entitäten|begriffe|dinge|namen|themen"),
                Optional.empty());
        return types;
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(?:" + alternatives + ")\\b", Pattern.UNICODE_CHARACTER_CLASS);
    }
}
