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

    private static final Pattern DOCUMENTS =
            words("documents?|files?|papers?|reports?|records?|texts?|sources?|articles?|letters?|minutes|contracts?");
    private static final Pattern SPEAK =
            words("mention(s|ed|ing)?|about|contain(s|ing)?|names?|naming|refer(s|ring)?|discuss(es|ing)?|deals? with|"
                    + "speaks? of|cover(s|ing)?|cites?|citing|talks? about|concern(s|ing)?");
    private static final Pattern HOW_MANY = words("how many|number of|count|total");
    private static final Pattern COUNTED =
            Pattern.compile("\\b(how many|number of|count|total)( of)?( the| all| all the)? $");
    private static final Pattern LIST = words("list|which|what|all|every|enumerate|show|name|names|give|find");
    private static final Pattern MOST =
            words("most|top|rank(ed)?|main|often|frequent(ly)?|common(ly)?|key|central|important");
    private static final Pattern CONNECTED = words("connected|connections?|linked|links|related|relations?|central");
    private static final Pattern OCCUR = words(
            "mentioned|named|appear(s|ing)?|occur(s|ring)?|come up|comes up|turn up|found in|cited|"
                    + "in (the|this|these|all|my|our) (documents?|collection|graph|files?|texts?)|in the knowledge graph");
    private static final Pattern TOGETHER = words("together with|along with|next to|alongside|with");
    private static final Pattern LIMIT = Pattern.compile(
            "\\b(?:top|first)\\s+(\\d{1,3}|three|five|ten|twenty)\\b|\\bthe\\s+(\\d{1,3}|three|five|ten|twenty)\\s+most\\b");
    private static final Pattern WHOLE =
            words("(the|this|these|all|my|our|are there|do we have|you have) ?(documents?|collection|files?)?");
    private static final Map<String, Integer> NUMBERS = Map.of("three", 3, "five", 5, "ten", 10, "twenty", 20);
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
            if (asks(before) && SPEAK.matcher(rest).find()) {
                var named = entity.apply(question);
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
                .replaceAll("\\b(are|is|in|there|do|does|we|you|have|altogether|held|stored|indexed)\\b|[^a-z]", "")
                .isEmpty();
    }

    private static int limit(String q) {
        var matcher = LIMIT.matcher(q);
        if (!matcher.find()) {
            return USUAL_LIMIT;
        }
        var number = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return NUMBERS.containsKey(number) ? NUMBERS.get(number) : Math.max(1, Integer.parseInt(number));
    }

    private static Map<Pattern, Optional<EntityType>> types() {
        var types = new LinkedHashMap<Pattern, Optional<EntityType>>();
        types.put(words("people|persons?|who|individuals?"), Optional.of(EntityType.PERSON));
        types.put(
                words("organi[sz]ations?|companies|company|firms?|institutions?|institutes?"),
                Optional.of(EntityType.ORGANISATION));
        types.put(words("places?|locations?|towns?|cities|countries"), Optional.of(EntityType.PLACE));
        types.put(words("dates|years"), Optional.of(EntityType.DATE));
        types.put(words("entities|entity|things|names|terms|topics|concepts|nodes"), Optional.empty());
        return types;
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(?:" + alternatives + ")\\b");
    }
}
