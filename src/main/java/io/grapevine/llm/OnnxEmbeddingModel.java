package io.grapevine.llm;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.grapevine.llm.EmbeddingTokenizer.Pieces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Embeds English text in this process with the quantised `bge-small-en-v1.5`: 384 numbers a text, of length 1.
///
/// The same weights and the same vectors as LangChain4j's stock model, at about twice its rate, because a run
/// takes one thread and as many runs go on at once as there are cores: one run on all cores spends its time at
/// barriers. A run reads one text only. The weights are quantised dynamically, by the range of all numbers of a
/// run, so that a text's vector would change by up to 2e-2 with its neighbours in a batch, for a twentieth more
/// texts a second.
///
/// The network reads [#MAX_PIECES] pieces at once. A longer text is read in parts, and its vector is the mean of
/// theirs, weighted by their length; the stock model leaves out what comes behind the first part.
/// Safe for use by many threads.
public final class OnnxEmbeddingModel implements EmbeddingModel, AutoCloseable {

    public static final String NAME = "bge-small-en-v1.5-q";
    public static final int DIMENSION = 384;

    /// Pieces in one run, without the marks at both ends.
    public static final int MAX_PIECES = 510;

    private static final String WEIGHTS = "/" + NAME + ".onnx";
    private static final long CLS = 101;
    private static final long SEP = 102;

    private final EmbeddingTokenizer tokenizer;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final ExecutorService runs;

    public OnnxEmbeddingModel(EmbeddingTokenizer tokenizer) {
        this(tokenizer, Runtime.getRuntime().availableProcessors());
    }

    /// @param parallelism how many runs go on at once
    public OnnxEmbeddingModel(EmbeddingTokenizer tokenizer, int parallelism) {
        this.tokenizer = tokenizer;
        environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "grapevine");
        try (var weights = OnnxEmbeddingModel.class.getResourceAsStream(WEIGHTS);
                var options = new SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OptLevel.ALL_OPT);
            session = environment.createSession(weights.readAllBytes(), options);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + WEIGHTS, e);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime does not take " + WEIGHTS, e);
        }
        runs = Executors.newFixedThreadPool(
                parallelism, Thread.ofPlatform().daemon().name("embedding-", 0).factory());
    }

    @Override
    public String modelName() {
        return NAME;
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public Response<Embedding> embed(String text) {
        return Response.from(Embedding.from(embedQuery(text)));
    }

    /// The vector of one text, computed on the calling thread.
    ///
    /// @throws IllegalArgumentException when there is no word in it
    public float[] embedQuery(String text) {
        var pieces = tokenizer.pieces(text);
        if (pieces.size() == 0) {
            throw new IllegalArgumentException("cannot embed a text without a word");
        }
        var sum = new float[DIMENSION];
        for (int from = 0, to; from < pieces.size(); from = to) {
            to = endOfPart(pieces, from);
            addTo(sum, run(idsOf(pieces, from, to)), to - from);
        }
        return normalised(sum);
    }

    /// The vector of every piece of a text as the network has it before it pools them, computed on the calling
    /// thread; the pieces behind the first [#MAX_PIECES] are left out. Cost grows with the pieces: about 4 ms
    /// for 30.
    public TokenVectors tokenVectors(String text) {
        var pieces = tokenizer.pieces(text);
        var count = Math.min(pieces.size(), MAX_PIECES);
        return vectors(pieces, count, states(idsOf(pieces, 0, count)));
    }

    private static TokenVectors vectors(Pieces pieces, int count, float[] states) {
        var starts = new int[count];
        var ends = new int[count];
        for (int i = 0; i < count; i++) {
            starts[i] = pieces.start(i);
            ends[i] = pieces.end(i);
        }
        return new TokenVectors(
                starts,
                ends,
                DIMENSION,
                Arrays.copyOfRange(states, DIMENSION, (count + 1) * DIMENSION),
                normalised(Arrays.copyOf(states, DIMENSION)));
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        var texts = segments.stream().map(TextSegment::text).toList();
        return Response.from(all(texts, text -> Embedding.from(embedQuery(text))));
    }

    /// Embeds texts and lets a reader see the vectors of each text's pieces, which the same run gives: those of the
    /// first [#MAX_PIECES]. The reader is called on several threads.
    public <T> List<T> readAll(List<String> texts, BiFunction<String, Embedded, T> reader) {
        return all(texts, text -> reader.apply(text, embedded(text)));
    }

    /// @param vector of the whole text, of length 1
    /// @param pieces of its first part
    public record Embedded(float[] vector, TokenVectors pieces) {}

    private Embedded embedded(String text) {
        var pieces = tokenizer.pieces(text);
        var first = endOfPart(pieces, 0);
        var states = states(idsOf(pieces, 0, first));
        var sum = new float[DIMENSION];
        addTo(sum, Arrays.copyOf(states, DIMENSION), first);
        for (int from = first, to; from < pieces.size(); from = to) {
            to = endOfPart(pieces, from);
            addTo(sum, run(idsOf(pieces, from, to)), to - from);
        }
        return new Embedded(normalised(sum), vectors(pieces, first, states));
    }

    /// In the order of the texts, as many at once as there are threads.
    private <T> List<T> all(List<String> texts, Function<String, T> read) {
        var results = new ArrayList<T>(Collections.nCopies(texts.size(), null));
        // so that no core waits long for the last run
        var longestFirst = IntStream.range(0, texts.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> -texts.get(i).length()))
                .toList();
        var pending = longestFirst.stream()
                .map(i -> CompletableFuture.runAsync(() -> results.set(i, read.apply(texts.get(i))), runs))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(pending).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        return results;
    }

    @Override
    public void close() {
        runs.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime does not end its session", e);
        }
    }

    private static int endOfPart(Pieces pieces, int from) {
        if (pieces.size() - from <= MAX_PIECES) {
            return pieces.size();
        }
        int to = from + MAX_PIECES;
        while (to > from && pieces.continuesWord(to)) {
            to--;
        }
        return to > from ? to : from + MAX_PIECES;
    }

    private static long[] idsOf(Pieces pieces, int from, int to) {
        var ids = new long[to - from + 2];
        ids[0] = CLS;
        for (int i = from; i < to; i++) {
            ids[i - from + 1] = pieces.id(i);
        }
        ids[ids.length - 1] = SEP;
        return ids;
    }

    /// The state at the first mark: what the network was trained to say of the whole.
    private float[] run(long[] ids) {
        return Arrays.copyOf(states(ids), DIMENSION);
    }

    /// The states at all marks and pieces, one after another.
    private float[] states(long[] ids) {
        var shape = new long[] {1, ids.length};
        var mask = new long[ids.length];
        Arrays.fill(mask, 1);
        try (var inputIds = tensor(ids, shape);
                var attention = tensor(mask, shape);
                var types = tensor(new long[ids.length], shape);
                var result = session.run(
                        Map.of("input_ids", inputIds, "attention_mask", attention, "token_type_ids", types))) {
            var states = new float[ids.length * DIMENSION];
            ((OnnxTensor) result.get(0)).getFloatBuffer().get(states); // of shape (1, pieces, 384)
            return states;
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed to embed a text of " + ids.length + " pieces", e);
        }
    }

    private OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
    }

    private static void addTo(float[] sum, float[] vector, int weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * vector[i];
        }
    }

    private static float[] normalised(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += value * value;
        }
        float length = (float) Math.sqrt(squares);
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
        return vector;
    }
}
