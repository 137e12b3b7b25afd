package io.grapevine.answer.table;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which operators a question's words can ask for at all; a program whose operator nothing asks for is not
/// enumerated.
record Triggers(
        boolean count,
        boolean sum,
        boolean mean,
        boolean difference,
        boolean percent,
        boolean extreme,
        boolean first,
        boolean last,
        boolean next,
        boolean previous,
        boolean same,
        boolean either,
        Optional<Integer> nth) {

    static final Set<String> MAXIMUM = TableWords.set(
            "most more highest high greatest largest longest biggest maximum max best top "
                    + "latest newest more greater larger longer bigger higher better tallest heaviest fastest oldest older main "
                    + "farthest furthest deepest richest last later recent above over peak leading top won win primarily");
    static final Set<String> MINIMUM =
            TableWords.set("least less fewest fewer lowest low smallest shortest minimum min worst "
                    + "earliest oldest older smaller shorter lower first earlier youngest younger lightest slowest fastest cheapest "
                    + "nearest closest before under below worse bottom soonest sooner");
    private static final Set<String> COUNT =
            TableWords.set("many number count total amount often times combined altogether all numbers more much");
    private static final Set<String> SUM =
            TableWords.set("total sum combined altogether many much all together overall add added "
                    + "amount cumulative number through");
    private static final Set<String> MEAN = TableWords.set("average mean avg averaged typical averages");
    private static final Set<String> DIFFERENCE =
            TableWords.set("difference between more less than much many separate separated "
                    + "apart gap margin change increase decrease longer shorter years older younger elapsed higher lower from"
                    + " difference differ long ago range passed");
    private static final Set<String> PERCENT = TableWords.set("percent percentage proportion ratio share % cent rate");
    private static final Set<String> FIRST =
            TableWords.set("first top start starting beginning initial earliest begin began original initially oldest");
    private static final Set<String> LAST =
            TableWords.set("last bottom end final latest recent ending ended newest lastly finally recently");
    private static final Set<String> NEXT =
            TableWords.set("next after follow follows following followed below behind succeed "
                    + "succeeded successor succeeding directly immediately right later under subsequent");
    private static final Set<String> PREVIOUS =
            TableWords.set("previous before prior preceding preceded precedes above previously "
                    + "ahead predecessor earlier directly immediately preceed right");
    private static final Set<String> SAME = TableWords.set(
            "same also other another besides share shares equal tied tie like as" + " similar identical else only");
    private static final Set<String> EITHER = TableWords.set("or and either between both than compared vs versus");
    private static final Map<String, Integer> NTH =
            Map.of("second", 2, "third", 3, "fourth", 4, "fifth", 5, "sixth", 6);

    static Triggers of(AskedWords asked) {
        var extreme = asked.hasAny(MAXIMUM)
                || asked.hasAny(MINIMUM)
                || asked.words().stream().anyMatch(word -> word.length() > 4 && word.endsWith("est"));
        return new Triggers(
                asked.hasAny(COUNT),
                asked.hasAny(SUM),
                asked.hasAny(MEAN),
                asked.hasAny(DIFFERENCE),
                asked.hasAny(PERCENT),
                extreme,
                asked.hasAny(FIRST),
                asked.hasAny(LAST),
                asked.hasAny(NEXT),
                asked.hasAny(PREVIOUS),
                asked.hasAny(SAME),
                asked.hasAny(EITHER),
                asked.words().stream().filter(NTH::containsKey).findFirst().map(NTH::get));
    }
}
