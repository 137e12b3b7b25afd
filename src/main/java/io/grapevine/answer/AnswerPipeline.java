package io.grapevine.answer;

import dev.langchain4j.model.embedding.EmbeddingModel;
import io.grapevine.answer.exchange.Exchange;
import io.grapevine.answer.generate.Generator;
import io.grapevine.answer.rank.Ranker;
import io.grapevine.answer.read.Decomposition;
import io.grapevine.answer.read.FirstStep;
import io.grapevine.answer.read.FirstSteps;
import io.grapevine.answer.retrieve.CurrentEditions;
import io.grapevine.answer.retrieve.DocumentScopes.Narrowed;
import io.grapevine.answer.retrieve.KnownCollections;
import io.grapevine.answer.retrieve.Retriever;
import io.grapevine.answer.retrieve.Retrievers;
import io.grapevine.answer.retrieve.TopicVectors;
import io.grapevine.answer.rewrite.Rewriter;
import io.grapevine.answer.route.Router;
import io.grapevine.domain.Answer;
import io.grapevine.domain.AnswerEvent;
import io.grapevine.domain.Evidence;
import io.grapevine.domain.GrapevineException;
import io.grapevine.domain.Question;
import io.grapevine.domain.RetrievalMode;
import io.grapevine.domain.Route;
import io.grapevine.domain.Routing;
import io.grapevine.domain.ScoredPassage;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Answers questions: rewrite, route, retrieve, rank, generate, each step an event as soon as it is done.
///
/// Safe for many threads. Every call blocks until its answer is whole, so it belongs on a virtual thread;
/// interrupting that thread stops the answer between two steps.
public class AnswerPipeline {

    private final Rewriter rewriter;
    private final Router router;
    private final EmbeddingModel embedding;
    private final Consumer<EmbeddingModel> index;
    private final KnownCollections collections;
    private final Function<Question, Narrowed> scopes;
    private final Retrievers retrievers;
    private final CurrentEditions editions;
    private final FirstSteps firstSteps;
    private final Ranker ranker;
    private final Generator generator;
    private final Generator smallTalk;

    /// @param index     refuses an embedding model whose vectors are not those of the index
    /// @param scopes    looks up which documents a question is asked of
    /// @param editions  lets the version of a document answer that is asked for
    /// @param firstSteps answers the first of two steps
    /// @param generator writes answers from evidence
    /// @param smallTalk answers what is nothing but small talk, without evidence
    public AnswerPipeline(
            Rewriter rewriter,
            Router router,
            EmbeddingModel embedding,
            Consumer<EmbeddingModel> index,
            KnownCollections collections,
            Function<Question, Narrowed> scopes,
            Retrievers retrievers,
            CurrentEditions editions,
            FirstSteps firstSteps,
            Ranker ranker,
            Generator generator,
            Generator smallTalk) {
        this.rewriter = rewriter;
        this.router = router;
        this.embedding = embedding;
        this.index = index;
        this.collections = collections;
        this.scopes = scopes;
        this.retrievers = retrievers;
        this.editions = editions;
        this.firstSteps = firstSteps;
        this.ranker = ranker;
        this.generator = generator;
        this.smallTalk = smallTalk;
    }

    /// Answers a question. Its events go to the exchange's listener as they happen; what goes wrong is thrown,
    /// and the exchange then holds how far the answer came.
    ///
    /// @throws io.grapevine.domain.GrapevineException         where the question cannot be answered
    /// @throws java.util.concurrent.CancellationException     where the thread was interrupted
    /// @throws Exchange.ListenerFailure                       where the listener failed
    public Answer answer(Exchange exchange) {
        find(exchange);
        return generate(exchange);
    }

    /// Finds the evidence of an exchange, without an answer; none for small talk. Throws as [#answer] does.
    public Evidence find(Exchange exchange) {
        rewrite(exchange);
        route(exchange);
        if (!isSmallTalk(exchange)) {
            retrieve(exchange);
            step(exchange);
            rank(exchange);
        }
        return exchange.evidence();
    }

    /// What a question finds, ranked, without an answer.
    ///
    /// @param mode how to look
    /// @param k    most passages
    /// @throws io.grapevine.domain.GrapevineException where nothing can be looked up
    public Evidence search(Question question, RetrievalMode mode, int k) {
        collections.check(question.collections(), question.readable());
        var narrowed = scopes.apply(question).question();
        try {
            return search(narrowed, mode, embed(narrowed, mode, this::vectorOf), k);
        } catch (GrapevineException.Unavailable e) {
            return search(narrowed, RetrievalMode.FULLTEXT, new float[0], k).degraded(e.getMessage());
        }
    }

    private Evidence search(Question question, RetrievalMode mode, float[] vector, int k) {
        return ranker.rank(question, editions.retrieve(retrievers.ofMode(mode), question, vector, k));
    }

    private void rewrite(Exchange exchange) {
        var narrowed = exchange.time("rewrite", () -> {
            var standalone = rewriter.rewrite(exchange.asked(), exchange.history(), exchange.usage());
            return scopes.apply(standalone);
        });
        exchange.rewritten(narrowed.question());
        narrowed.documents().ifPresent(count -> exchange.report(new AnswerEvent.Scoped(count, narrowed.sources())));
    }

    private void route(Exchange exchange) {
        var question = exchange.question();
        exchange.routed(exchange.time(
                "route",
                () -> question.route()
                        .map(Routing::chosenByUser)
                        .orElseGet(
                                () -> router.route(question.text(), text -> exchange.vectorOf(text, this::vectorOf)))));
    }

    private void retrieve(Exchange exchange) {
        var question = exchange.question();
        collections.check(question.collections(), question.readable());
        var route = exchange.routing().route();
        var retriever = embedFor(retrievers.choose(question, exchange.routing()), exchange);
        var found = exchange.time(
                "retrieve",
                () -> editions.retrieve(retriever, question, exchange.vector(), retrievers.passages(route)));
        found.degraded().ifPresent(reason -> exchange.degraded("retrieval", reason));
        exchange.retrieved(found, retriever.mode());
    }

    /// Goes on with the second of two steps where what was found answers the first: its passages come first, that
    /// of the first step last.
    private void step(Exchange exchange) {
        var found = exchange.evidence();
        var question = exchange.question();
        var two = found.statement().isPresent() ? Optional.<Decomposition>empty() : Decomposition.of(question.text());
        two.flatMap(steps -> exchange.time("step", () -> firstSteps.take(steps, found)))
                .ifPresent(taken -> {
                    exchange.stepped(taken.first(), question.withText(taken.question()));
                    retrieve(exchange);
                    exchange.retrieved(exchange.evidence().including(passageOf(taken.first(), found)), exchange.mode());
                });
    }

    private static ScoredPassage passageOf(FirstStep first, Evidence found) {
        return found.passages().stream()
                .filter(hit -> hit.passage().equals(first.passage()))
                .findFirst()
                .orElseThrow();
    }

    /// Embeds the question for a retriever.
    ///
    /// @return the retriever to take: full text where the embedding model's server does not answer
    private Retriever embedFor(Retriever chosen, Exchange exchange) {
        try {
            exchange.embedded(exchange.time(
                    "embed",
                    () -> embed(exchange.question(), chosen.mode(), text -> exchange.vectorOf(text, this::vectorOf))));
            return chosen;
        } catch (GrapevineException.Unavailable e) {
            exchange.degraded("embedding", e.getMessage());
            return retrievers.ofMode(RetrievalMode.FULLTEXT);
        }
    }

    private void rank(Exchange exchange) {
        var evidence = exchange.time("rank", () -> ranker.rank(exchange.question(), exchange.evidence()));
        evidence.degraded().ifPresent(reason -> exchange.degraded("retrieval", reason));
        exchange.ranked(evidence);
    }

    private Answer generate(Exchange exchange) {
        var writer = isSmallTalk(exchange) ? smallTalk : generator;
        return exchange.done(exchange.time("generate", () -> writer.generate(exchange)));
    }

    private static boolean isSmallTalk(Exchange exchange) {
        return exchange.routing().route() == Route.CHITCHAT;
    }

    private float[] embed(Question question, RetrievalMode mode, Function<String, float[]> vectorOf) {
        if (mode == RetrievalMode.FULLTEXT) {
            return new float[0];
        }
        index.accept(embedding);
        return TopicVectors.of(question, vectorOf);
    }

    private float[] vectorOf(String text) {
        return embedding.embed(text).content().vector();
    }
}
