package io.grapevine.llm;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.ollama.OllamaEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import io.grapevine.domain.GrapevineException.Misconfigured;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;

/// Makes the embedding model that the configuration names; it is built when it is first used.
@ApplicationScoped
public class EmbeddingModels {

    private static final String OPENAI = "https://api.openai.com/v1";
    private static final String OLLAMA = "http://localhost:11434";

    private final EmbeddingConfig config;
    private volatile Optional<RemoteEmbeddingModel> server = Optional.empty();

    @Inject
    public EmbeddingModels(EmbeddingConfig config) {
        this.config = config;
    }

    @Produces
    @ApplicationScoped
    public EmbeddingModel embeddingModel(EmbeddingTokenizer tokenizer) {
        return switch (config.provider()) {
            case ONNX -> new OnnxEmbeddingModel(tokenizer);
            case OPENAI -> openAi();
            case OLLAMA -> ollama();
        };
    }

    void close(@Disposes EmbeddingModel model) throws Exception {
        if (model instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    private EmbeddingModel openAi() {
        var url = config.baseUrl().orElse(OPENAI);
        if (config.apiKey().isEmpty() && url.equals(OPENAI)) {
            throw new Misconfigured("grapevine.embedding=openai needs a key: set GRAPEVINE_EMBEDDING_API_KEY, "
                    + "or GRAPEVINE_EMBEDDING_BASE_URL to a server that wants none");
        }
        var builder = OpenAiEmbeddingModel.builder()
                .baseUrl(url)
                .modelName(model())
                .apiKey(config.apiKey().orElse("none"))
                .httpClientBuilder(new ChatHttp(config.timeout()))
                .maxRetries(0)
                .timeout(config.timeout());
        config.dimension().ifPresent(builder::dimensions);
        return remote(builder.build(), url);
    }

    private EmbeddingModel ollama() {
        var url = config.baseUrl().orElse(OLLAMA);
        var builder = OllamaEmbeddingModel.builder()
                .baseUrl(url)
                .modelName(model())
                .httpClientBuilder(new ChatHttp(config.timeout()))
                .maxRetries(0)
                .timeout(config.timeout());
        config.dimension().ifPresent(builder::dimensions);
        return remote(builder.build(), url);
    }

    private EmbeddingModel remote(EmbeddingModel model, String url) {
        var address =
                new RemoteEmbeddingModel.Server(model(), url, config.dimension().orElse(0));
        var remote = new RemoteEmbeddingModel(model, address, RemoteEmbeddingModel.Patience.of(config));
        server = Optional.of(remote);
        return remote;
    }

    /// Whether the model is on a server that is known to be down.
    public boolean isAway() {
        return server.filter(RemoteEmbeddingModel::isLeftAlone).isPresent();
    }

    private String model() {
        return config.model()
                .orElseThrow(() -> new Misconfigured(
                        "grapevine.embedding=" + config.provider().name().toLowerCase(Locale.ROOT)
                                + " needs the name of a model: set GRAPEVINE_EMBEDDING_MODEL"));
    }
}
