package io.grapevine.answer.retrieve;

import io.grapevine.answer.learn.ModeChooser;
import io.grapevine.domain.GrapevineException.BadInput;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.domain.Route;
import io.grapevine.domain.Routing;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// All the ways to find passages, and which of them a question takes: the user's own mode, else the retriever
/// made for its route, else the usual mode.
public class Retrievers {

    /// The walk over the graph has the passages of the vectors already, and finds more where facts must be
    /// joined.
    private static final List<RetrievalMode> USUAL =
            List.of(RetrievalMode.GRAPH, RetrievalMode.HYBRID, RetrievalMode.VECTOR, RetrievalMode.FULLTEXT);

    private final List<Retriever> retrievers;
    private final int passages;
    private final int overviewPassages;
    private final Optional<ModeChooser> chooser;

    /// Retrievers of which each route takes its measured default.
    public Retrievers(List<Retriever> retrievers, int passages) {
        this(retrievers, passages, 2 * passages, Optional.empty());
    }

    /// @param passages         how many passages an answer is written from
    /// @param overviewPassages how many an overview is written from
    /// @param chooser          learns the mode from the users' thumbs
    public Retrievers(List<Retriever> retrievers, int passages, int overviewPassages, Optional<ModeChooser> chooser) {
        if (passages < 1 || overviewPassages < 1) {
            throw new IllegalArgumentException(
                    "passages must be at least 1, were " + passages + " and of an overview " + overviewPassages);
        }
        this.retrievers = List.copyOf(retrievers);
        this.passages = passages;
        this.overviewPassages = overviewPassages;
        this.chooser = chooser;
    }

    /// How many passages an answer is written from as a rule.
    public int passages() {
        return passages;
    }

    /// How many passages the answer to a question of this route is written from: more where it is counted or
    /// summed up.
    public int passages(Route route) {
        return switch (route) {
            case LOOKUP, MULTIHOP, CHITCHAT, OUT_OF_SCOPE -> passages;
            case AGGREGATE -> 2 * passages;
            case OVERVIEW -> overviewPassages;
        };
    }

    /// @throws BadInput where the user's mode does not exist here
    public Retriever choose(Question question, Routing routing) {
        return question.mode()
                .map(this::ofMode)
                .or(() -> madeFor(routing.route()))
                .orElseGet(() -> usual(routing.route()));
    }

    /// The retriever of a mode, whatever the route.
    public Retriever ofMode(RetrievalMode mode) {
        return general(mode)
                .orElseThrow(() -> new BadInput("Retrieval mode " + mode.label() + " is not there. Use one of "
                        + retrievers.stream()
                                .map(retriever -> retriever.mode().label())
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    private Optional<Retriever> madeFor(Route route) {
        return retrievers.stream()
                .filter(retriever -> retriever.routes().contains(route))
                .findFirst();
    }

    /// What is known of the modes that a route may take; empty where one retriever was made for it, or nothing
    /// is learnt.
    public List<ModeChooser.Value> values(Route route) {
        return madeFor(route).isPresent()
                ? List.of()
                : chooser.map(c -> c.values(route, allowed())).orElse(List.of());
    }

    private Retriever usual(Route route) {
        var allowed = allowed();
        if (allowed.isEmpty()) {
            throw new IllegalStateException("there is no retriever");
        }
        return ofMode(chooser.map(c -> c.choose(route, allowed)).orElse(allowed.getFirst()));
    }

    /// The usual modes that are there, the measured default first.
    private List<RetrievalMode> allowed() {
        return USUAL.stream().filter(mode -> general(mode).isPresent()).toList();
    }

    private Optional<Retriever> general(RetrievalMode mode) {
        return retrievers.stream()
                .filter(retriever ->
                        retriever.mode() == mode && retriever.routes().isEmpty())
                .findFirst();
    }
}
