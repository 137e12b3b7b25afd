package io.grapevine.answer.generate;

import io.grapevine.answer.read.AnswerType;
import io.grapevine.answer.read.Candidate;
import io.grapevine.answer.read.Candidate.Kind;
import io.grapevine.answer.read.Reading;
import io.grapevine.answer.read.Reading.Choice;
import io.grapevine.answer.read.Terms;
import io.grapevine.domain.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Puts an answer together: the best sentence, what belongs to it, and only what adds to it.
///
/// - a sentence that announces brings the list, table or block of code behind it
/// - a step brings its procedure, an item of a list the list where one is asked for
/// - a sentence that points back brings the sentence that it points to
/// - a comparison gets a sentence for each side
/// - a question of several steps gets the sentence of the second document
final class AnswerPlan {

    private static final int LONGEST_LEAD = 200;
    /// A list is given whole up to this length.
    private static final int LONGEST_LIST = 20;
    /// A second sentence is said where the first is not surely the right one.
    private static final double UNSURE = 0.5;
    private static final double NEARLY_AS_LIKELY = 0.6;
    /// Where only the words were compared, the second sentence is right in 10 of 100 questions.
    private static final double UNSURE_BY_WORDS = 0.8;
    private static final double HALF_AS_LIKELY = 0.3;
    /// Share of the first one's probability that a sentence needs to be said for the other side of a comparison.
    private static final double OTHER_SIDE = 0.02;
    private static final Pattern POINTS_BACK = Pattern.compile(
            "^(?:It|Its|He|His|She|Her|They|Their|This|These|Those|That|Both|Such|There|Then|Er|Sie|Es|Il|Elle|Ils)\\b.*",
            Pattern.DOTALL);
    private static final Pattern LIST = Pattern.compile(
            "(?i)\\b(?:list|enumerate|name all|name the|what are|which are)\\b|^who (?:are|were|was present)\\b|"
                    + "\\b(?:which|what) (?!(?:is|was|does|has|this|its)\\b)(?:\\p{L}+ )?(?!(?:is|was|does|has|this|its)\\b)\\p{L}{3,}(?<!s)s\\b|"
                    + "\\bliste\\b|\\b(?:welche|quels|quelles) \\p{L}+(?:en|er|s)\\b");
    private static final Pattern COMPARISON = Pattern.compile(
            "(?i)\\b(?:compare|comparison|difference|differ|versus|vs|both|than|or|between|same|more|less|older|younger|first|earlier|later)\\b");
    private static final Pattern THING =
            Pattern.compile("(?i)^\\W{0,3}(?:\\p{L}{1,6} )?(?:which|what|welche[mnrs]?) (\\p{L}{3,40})");
    private static final Pattern ALL = Pattern.compile("(?i)\\b(?:list|all|every|enumerate|alle|tous|toutes)\\b");
    /// A longer list or table is given whole only where all of it is asked for.
    private static final int SHORT_LIST = 10;
    private static final Pattern NAME = Pattern.compile("(?<=[\\p{L}\\p{N},;(] ?)\\p{Lu}[\\p{L}\\p{N}'’-]+");
    private static final int SHORT_LINE = 8;
    /// Characters of the longest text that is one record, about one thing, its title.
    private static final int LONGEST_RECORD = 400;

    private final String question;
    private final Route route;
    private final Reading reading;
    private final SecondStep second;
    private final List<Candidate> candidates;
    private final List<Statement> plan = new ArrayList<>();

    AnswerPlan(String question, Route route, Reading reading, SecondStep second) {
        this.second = second;
        this.question = question;
        this.route = route;
        this.reading = reading;
        this.candidates = reading.candidates();
    }

    /// The statements in the order in which they are said; empty where nothing was chosen.
    List<Statement> statements() {
        if (reading.choices().isEmpty()) {
            return List.of();
        }
        var best = reading.choices().getFirst();
        var group = groupOf(best.candidate());
        var meant = group.size() > 1 && wantsWhole(best.candidate()) ? meant(best.candidate(), group) : group;
        var twins = twins(best.candidate());
        if (meant.size() > 1 && wantsWhole(best.candidate())) {
            introduce(group.getFirst(), meant);
        } else if (!twins.isEmpty()) {
            add(best);
            twins.forEach(twin -> plan.add(new Statement(twin, lead(twin), Optional.empty())));
            return List.copyOf(plan);
        } else {
            add(best);
            announced(best.candidate());
        }
        if (COMPARISON.matcher(question).find() || route == Route.MULTIHOP) {
            otherSides();
            if (route == Route.MULTIHOP && plan.size() == 1) {
                second.choice().ifPresent(this::add);
            }
        } else if (best.probability() < (reading.closely() ? UNSURE : UNSURE_BY_WORDS)) {
            reading.choices().stream()
                    .skip(1)
                    .limit(1)
                    .filter(next -> next.probability()
                            >= (reading.closely() ? NEARLY_AS_LIKELY : HALF_AS_LIKELY) * best.probability())
                    .filter(next -> hasNamesOf(best.candidate(), next.candidate()))
                    .forEach(this::add);
        }
        thingAskedFor(best.candidate());
        reason(best.candidate());
        return List.copyOf(plan);
    }

    /// A sentence that says nothing of the thing asked for ("which river ...") answers another part of the
    /// question: the sentence that goes on from its names and speaks of that thing is said too.
    private void thingAskedFor(Candidate best) {
        var asked = THING.matcher(question);
        if (plan.size() != 1 || !asked.find()) {
            return;
        }
        var thing = Terms.of(asked.group(1));
        if (!thing.isEmpty() && thing.stream().noneMatch(best::has)) {
            second.choice()
                    .filter(next -> thing.stream().allMatch(next.candidate()::has))
                    .ifPresent(this::add);
        }
    }

    /// All members of the candidate's list, table or block.
    private List<Candidate> groupOf(Candidate candidate) {
        return candidates.stream().filter(candidate::sharesGroupWith).toList();
    }

    private boolean wantsWhole(Candidate candidate) {
        return switch (candidate.kind()) {
            case STEP ->
                reading.asked() == AnswerType.METHOD || LIST.matcher(question).find();
            case ITEM, ROW ->
                LIST.matcher(question).find()
                        && reading.asked() != AnswerType.CONFIRMATION
                        && reading.asked() != AnswerType.NUMBER;
            case SENTENCE, CODE -> false;
        };
    }

    /// The line that announces a list, then its members that the question means.
    private void introduce(Candidate first, List<Candidate> members) {
        candidates.stream()
                .filter(other -> other.number() == first.number() && other.index() == first.index() - 1)
                .filter(other -> other.text().endsWith(":"))
                .forEach(other -> plan.add(Statement.of(other)));
        members.stream().limit(LONGEST_LIST).forEach(member -> plan.add(Statement.of(member)));
    }

    /// Records of other things that say the same as the best one.
    private List<Candidate> twins(Candidate best) {
        return isRecord(best)
                ? candidates.stream()
                        .filter(other -> isRecord(other)
                                && other.text().equals(best.text())
                                && !other.passage()
                                        .documentId()
                                        .equals(best.passage().documentId()))
                        .limit(LONGEST_LIST)
                        .toList()
                : List.of();
    }

    private static boolean isRecord(Candidate candidate) {
        return candidate.passage().source().contains("#")
                && candidate.passage().text().length() <= LONGEST_RECORD;
    }

    /// The members that have the same words of the question as the best one, of those that not all members have.
    private List<Candidate> meant(Candidate best, List<Candidate> group) {
        var telling = Terms.of(question);
        telling.retainAll(best.terms());
        group.forEach(member -> {
            if (group.stream().allMatch(other -> other.terms().equals(member.terms()))) {
                telling.removeAll(member.terms());
            }
        });
        telling.removeIf(
                term -> group.stream().allMatch(member -> member.terms().contains(term)));
        var some = group.stream()
                .filter(member -> member.terms().containsAll(telling))
                .toList();
        if (best.kind() == Kind.STEP || ALL.matcher(question).find()) {
            return some.size() < 2 ? group : some;
        }
        return telling.isEmpty() && group.size() > SHORT_LIST ? List.of(best) : some;
    }

    /// What stands behind a sentence that ends in a colon.
    private void announced(Candidate best) {
        if (!best.text().endsWith(":")) {
            return;
        }
        var next = candidates.stream()
                .filter(other -> other.number() == best.number() && other.index() == best.index() + 1)
                .findFirst();
        next.ifPresent(follower -> {
            var members = follower.group() >= 0 ? groupOf(follower) : List.of(follower);
            members.stream().limit(LONGEST_LIST).forEach(member -> plan.add(Statement.of(member)));
        });
    }

    /// Sentences that cover what the question names and nothing said so far does.
    private void otherSides() {
        var most = route == Route.MULTIHOP ? 3 : 2;
        var first = reading.choices().getFirst();
        for (var choice : reading.choices().subList(1, reading.choices().size())) {
            if (plan.size() >= most) {
                return;
            }
            var open = open();
            var covers = open.stream().anyMatch(choice.candidate()::has);
            if (covers && choice.probability() >= OTHER_SIDE * first.probability()) {
                add(choice);
            }
        }
    }

    /// Whether another candidate has all names of the question that the best one has.
    private boolean hasNamesOf(Candidate best, Candidate other) {
        var names = names();
        names.removeIf(name -> !best.has(name));
        return names.stream().allMatch(other::has);
    }

    private Set<String> names() {
        var names = new HashSet<String>();
        NAME.matcher(question).results().forEach(name -> names.addAll(Terms.of(name.group())));
        return names;
    }

    /// Terms of the question's names that no statement has.
    private Set<String> open() {
        var open = names();
        plan.forEach(statement -> {
            open.removeAll(statement.candidate().terms());
            open.removeAll(statement.candidate().context());
        });
        return open;
    }

    /// Where a reason is asked for, the sentence behind the best one often is it.
    private void reason(Candidate best) {
        if (reading.asked() != AnswerType.REASON || best.kind() != Kind.SENTENCE || plan.size() > 1) {
            return;
        }
        reading.choices().stream()
                .filter(next -> next.candidate().number() == best.number()
                        && next.candidate().index() == best.index() + 1)
                .findFirst()
                .ifPresent(this::add);
    }

    private void add(Choice choice) {
        if (plan.stream()
                .noneMatch(statement -> statement
                        .candidate()
                        .terms()
                        .containsAll(choice.candidate().terms()))) {
            var lead = lead(choice.candidate());
            // then the title is the answer
            var isTitle = reading.asked() == AnswerType.PERSON && lead.endsWith(":");
            plan.add(new Statement(
                    choice.candidate(), lead, plan.isEmpty() && !isTitle ? choice.words() : Optional.empty()));
        }
    }

    /// What a candidate cannot be understood without.
    private String lead(Candidate candidate) {
        var before = candidate.before();
        if (candidate.kind() == Kind.SENTENCE
                && POINTS_BACK.matcher(candidate.text()).matches()
                && !before.isEmpty()
                && before.length() <= LONGEST_LEAD
                && plan.stream()
                        .noneMatch(statement -> statement.candidate().text().equals(before))) {
            return before;
        }
        var names = Stream.concat(
                Terms.of(candidate.passage().title()).stream(),
                Stream.of(candidate.passage().title()));
        var words = candidate.text().split("\\s+").length;
        return isRecord(candidate) && words <= SHORT_LINE && names.noneMatch(candidate.terms()::contains)
                ? candidate.passage().title() + ":"
                : "";
    }
}
