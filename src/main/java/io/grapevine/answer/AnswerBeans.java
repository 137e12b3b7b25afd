package io.grapevine.answer;

import dev.langchain4j.model.embedding.EmbeddingModel;
import io.grapevine.answer.generate.ChatGenerator;
import io.grapevine.answer.generate.ExtractiveGenerator;
import io.grapevine.answer.generate.FixedGenerator;
import io.grapevine.answer.generate.Generator;
import io.grapevine.answer.generate.GroundedGenerator;
import io.grapevine.answer.generate.OverviewGenerator;
import io.grapevine.answer.generate.Relevance;
import io.grapevine.answer.learn.ModeChooser;
import io.grapevine.answer.learn.Policy;
import io.grapevine.answer.learn.RecentThumbs;
import io.grapevine.answer.rank.DefaultRanker;
import io.grapevine.answer.rank.Ranker;
import io.grapevine.answer.read.FirstSteps;
import io.grapevine.answer.read.Reader;
import io.grapevine.answer.read.ReaderNetworks;
import io.grapevine.answer.read.TokenEncoder;
import io.grapevine.answer.retrieve.CurrentEditions;
import io.grapevine.answer.retrieve.DocumentScopes;
import io.grapevine.answer.retrieve.KnownCollections;
import io.grapevine.answer.retrieve.Retriever;
import io.grapevine.answer.retrieve.Retrievers;
import io.grapevine.answer.rewrite.CarryOverRewriter;
import io.grapevine.answer.rewrite.ChatRewriter;
import io.grapevine.answer.rewrite.Rewriter;
import io.grapevine.answer.rewrite.SpelledWords;
import io.grapevine.answer.rewrite.SpellingRewriter;
import io.grapevine.answer.route.CorrectedRouter;
import io.grapevine.answer.route.NeuralRouter;
import io.grapevine.answer.route.Router;
import io.grapevine.answer.route.RouterConfig;
import io.grapevine.answer.table.ProgramRanker;
import io.grapevine.answer.table.TableAnswers;
import io.grapevine.answer.table.TableRanker;
import io.grapevine.domain.Route;
import io.grapevine.graph.conversation.FeedbackStore;
import io.grapevine.graph.conversation.RouteCorrection;
import io.grapevine.graph.conversation.RouteCorrectionStore;
import io.grapevine.graph.document.CollectionInfo;
import io.grapevine.graph.document.DocumentFilter;
import io.grapevine.graph.document.DocumentStore;
import io.grapevine.graph.document.DocumentVersions;
import io.grapevine.graph.document.TableStore;
import io.grapevine.graph.entity.EntityTypeReader;
import io.grapevine.graph.index.GraphReader;
import io.grapevine.graph.search.EmbeddingIndex;
import io.grapevine.graph.search.Spelling;
import io.grapevine.language.SyntaxReader;
import io.grapevine.llm.ChatModels;
import io.grapevine.llm.EmbeddingConfig;
import io.grapevine.llm.EmbeddingTokenizer;
import io.grapevine.llm.OnnxEmbeddingModel;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.ClientProxy;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Puts the answer pipeline together.
final class AnswerBeans {

    @Produces
    @Singleton
    Retrievers retrievers(
            Instance<Retriever> retrievers, AnswerConfig config, FeedbackStore feedback, ChatModels chat) {
        var thumbs = new RecentThumbs(route -> RecentThumbs.tallies(feedback.thumbs(route.label())), Clock.systemUTC());
        var chooser = policy(config.learning())
                .map(policy -> new ModeChooser(policy, thumbs, RandomGenerator.of("L64X128MixRandom")));
        var overviewPassages = chat.client().isPresent() ? config.overviewPassages() : 2 * config.passages();
        return new Retrievers(retrievers.stream().toList(), config.passages(), overviewPassages, chooser);
    }

    private static Optional<Policy> policy(AnswerConfig.Learning learning) {
        return switch (learning) {
            case OFF -> Optional.empty();
            case EPSILON_GREEDY -> Optional.of(new Policy.EpsilonGreedy(0.1));
            case UCB -> Optional.of(new Policy.UpperConfidenceBound(0.5));
            case THOMPSON -> Optional.of(new Policy.ThompsonSampling());
        };
    }

    @Produces
    @Singleton
    Rewriter rewriter(
            ChatModels chat,
            SyntaxReader reader,
            EntityTypeReader types,
            Spelling spelling,
            EmbeddingTokenizer tokenizer) {
        var carryOver = new CarryOverRewriter(reader::read, types::of);
        var rewriter = chat.client()
                .<Rewriter>map(client -> new ChatRewriter(client, carryOver))
                .orElse(carryOver);
        // A word that is one piece of the tokenizer's vocabulary is common, and so is spelled right.
        return new SpellingRewriter(rewriter, new SpelledWords(spelling), word -> tokenizer.count(word) == 1);
    }

    @Produces
    @Singleton
    Router router(
            EmbeddingConfig config,
            EmbeddingTokenizer tokenizer,
            RouterConfig weights,
            RouteCorrectionStore corrections) {
        var network = weights.weights().map(NeuralRouter::of).orElseGet(NeuralRouter::committed);
        var router = new CorrectedRouter(network, () -> known(corrections.list()), Clock.systemUTC());
        if (config.provider() == EmbeddingConfig.Provider.ONNX) {
            return router;
        }
        // The router's weights know the vectors of the in-process embedding model, and no other's.
        var embedding = new OnnxEmbeddingModel(tokenizer, 1);
        return (question, other) -> router.route(question, embedding::embedQuery);
    }

    private static List<CorrectedRouter.Correction> known(List<RouteCorrection> corrections) {
        return corrections.stream()
                .map(c -> new CorrectedRouter.Correction(c.question(), Route.ofLabel(c.route())))
                .toList();
    }

    @Produces
    @Singleton
    Ranker ranker(GraphReader graph, AnswerConfig config, TableAnswers tables) {
        return new TableRanker(
                new DefaultRanker((ids, scope) -> graph.neighbourhood(ids, scope, config.subgraphEntities())), tables);
    }

    @Produces
    @Singleton
    @Typed(TableAnswers.class)
    TableAnswers tableAnswers(TableStore store) {
        return new TableAnswers(store, ProgramRanker.committed());
    }

    @Produces
    @Singleton
    Reader reader(EmbeddingModel embedding, EmbeddingConfig config, EmbeddingTokenizer tokenizer) {
        // The reader's weights know the vectors of the in-process embedding model, and no other's.
        TokenEncoder encoder = config.provider() == EmbeddingConfig.Provider.ONNX
                ? text -> ((OnnxEmbeddingModel) ClientProxy.unwrap(embedding)).tokenVectors(text)
                : new OnnxEmbeddingModel(tokenizer, 1)::tokenVectors;
        return new Reader(ReaderNetworks.committed(), Optional.of(encoder));
    }

    @Produces
    @Singleton
    Generator generator(EmbeddingModel embedding, Reader reader, ChatModels chat, MeterRegistry meters) {
        return new GroundedGenerator(
                new Relevance(embedding),
                chat.client().map(client -> new OverviewGenerator(client, new ChatGenerator(client), meters)),
                new ExtractiveGenerator(reader),
                meters);
    }

    @Produces
    @Singleton
    AnswerPipeline pipeline(
            Rewriter rewriter,
            Router router,
            EmbeddingModel embedding,
            Retrievers retrievers,
            Reader reader,
            Ranker ranker,
            Generator generator,
            DocumentStore documents,
            DocumentFilter filter,
            DocumentVersions versions,
            EmbeddingIndex index) {
        var collections = new KnownCollections(
                () -> documents.collections().stream().map(CollectionInfo::name).toList());
        return new AnswerPipeline(
                rewriter,
                router,
                embedding,
                model -> index.require(model.modelName(), model.dimension()),
                collections,
                new DocumentScopes(documents, filter)::narrow,
                retrievers,
                new CurrentEditions(versions::of),
                new FirstSteps(reader),
                ranker,
                generator,
                new FixedGenerator());
    }
}
