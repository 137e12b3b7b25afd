package io.grapevine.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.postag.POSModel;
import opennlp.tools.sentdetect.SentenceModel;

/// OpenNLP's models, read once from their jars when they are first needed. The models are immutable and
/// shared; the tools over them are not thread-safe.
final class LanguageModels {

    private LanguageModels() {}

    static SentenceModel sentences() {
        return Sentence.MODEL;
    }

    static LanguageDetectorModel languages() {
        return Languages.MODEL;
    }

    static POSModel partsOfSpeech() {
        return PartsOfSpeech.MODEL;
    }

    private static final class Sentence {
        static final SentenceModel MODEL = load("/opennlp-en-ud-ewt-sentence-1.3-2.5.4.bin", SentenceModel::new);
    }

    private static final class PartsOfSpeech {
        static final POSModel MODEL = load("/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin", POSModel::new);
    }

    private static final class Languages {
        static final LanguageDetectorModel MODEL = load("/langdetect-183.bin", LanguageDetectorModel::new);
    }

    private interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    private static <T> T load(String resource, Reader<T> reader) {
        try (var in = LanguageModels.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the language model " + resource + " is not on the class path");
            }
            return reader.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the language model " + resource, e);
        }
    }
}
