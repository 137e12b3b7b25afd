package io.grapevine.lab.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/// What the parts of a query take, in milliseconds, measured in turns in one run.
///
/// @param passages in the index
/// @param queries  how often each part was measured
/// @param embed    bare embedding of the question
/// @param bare     bare vector query by the driver
/// @param ours     our vector search
/// @param peer     LangChain4j's `Neo4jEmbeddingStore` on the same index
/// @param retrieve the whole retrieval of an answer: embedding, walk over the graph, fusion
/// @param answer   the whole answer without a chat model, from the router to the citations
public record QueryReport(
        int passages,
        int queries,
        Timing embed,
        Timing bare,
        Timing ours,
        Timing peer,
        Timing retrieve,
        Timing answer) {

    /// The most that a query may take, in bare embeddings plus bare vector queries.
    public static final double MOST_BARE_QUERIES = 3;
    /// The most that our vector search may take, as a share of the peer's.
    public static final double MOST_OF_PEER = 0.2;

    /// Milliseconds.
    public record Timing(double p50, double p95) {}

    /// The whole retrieval against a bare embedding and a bare vector query.
    public double retrievalInBareQueries() {
        return retrieve.p50() / (embed.p50() + bare.p50());
    }

    public double answerInBareQueries() {
        return answer.p50() / (embed.p50() + bare.p50());
    }

    public double shareOfPeer() {
        return ours.p50() / peer.p50();
    }

    public Map<String, Object> toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("passages", passages);
        json.put("queries", queries);
        rows().forEach((name, timing) ->
                json.put(name, Map.of("p50Ms", rounded(timing.p50()), "p95Ms", rounded(timing.p95()))));
        json.put("retrievalInBareQueries", rounded(retrievalInBareQueries()));
        json.put("answerInBareQueries", rounded(answerInBareQueries()));
        json.put("shareOfPeer", rounded(shareOfPeer()));
        return json;
    }

    public String toTable() {
        var text = new StringBuilder(
                "%,d passages, %d queries%n%n%-34s%9s%9s%n".formatted(passages, queries, "", "p50 ms", "p95 ms"));
        rows().forEach((name, timing) ->
                text.append("%-34s%9.2f%9.2f%n".formatted(LABELS.get(name), timing.p50(), timing.p95())));
        return text.append("""

                retrieval / (embedding + bare vector query)  %5.2f   wanted: at most %.0f
                answer    / (embedding + bare vector query)  %5.2f
                our vector search / Neo4jEmbeddingStore      %5.2f   wanted: at most %.1f
                """.formatted(
                                retrievalInBareQueries(),
                                MOST_BARE_QUERIES,
                                answerInBareQueries(),
                                shareOfPeer(),
                                MOST_OF_PEER))
                .toString();
    }

    private static final Map<String, String> LABELS = Map.of(
            "embed", "embedding of the question, bare",
            "bare", "vector query by the driver, bare",
            "ours", "our vector search",
            "peer", "LangChain4j Neo4jEmbeddingStore",
            "retrieve", "whole retrieval",
            "answer", "whole answer, no chat model");

    private Map<String, Timing> rows() {
        var rows = new LinkedHashMap<String, Timing>();
        rows.put("embed", embed);
        rows.put("bare", bare);
        rows.put("ours", ours);
        rows.put("peer", peer);
        rows.put("retrieve", retrieve);
        rows.put("answer", answer);
        return rows;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
