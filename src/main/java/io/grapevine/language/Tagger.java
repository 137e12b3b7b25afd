package io.grapevine.language;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import opennlp.tools.postag.POSTaggerME;

/// Splits text into sentences and words and tags each word with its part of speech. Thread-safe: OpenNLP's
/// tagger is neither safe to share nor cheap to make (about 2 ms), so idle ones wait in a pool, at most as many
/// as there are processors.
final class Tagger {

    private final Queue<POSTaggerME> idle =
            new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

    List<TaggedSentence> tag(String text) {
        var found = idle.poll();
        var tagger = found != null ? found : new POSTaggerME(LanguageModels.partsOfSpeech());
        var sentences = Sentences.of(text).stream()
                .map(span -> tag(tagger, span.of(text)))
                .toList();
        idle.offer(tagger); // dropped where enough are idle
        return sentences;
    }

    private static TaggedSentence tag(POSTaggerME tagger, String sentence) {
        var words = Words.of(sentence).toArray(Span[]::new);
        var forms = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            forms[i] = words[i].of(sentence);
        }
        return new TaggedSentence(sentence, words, tagger.tag(forms));
    }
}
