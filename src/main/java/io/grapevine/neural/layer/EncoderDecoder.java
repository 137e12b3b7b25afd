package io.grapevine.neural.layer;

import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/// Many-to-many of unequal length: an encoder reads a whole sequence into its last state, a decoder writes
/// another from it (Sutskever et al. 2014).
///
/// Ts steps of the source, Tt of the target, B sequences, V tokens of the target.
public final class EncoderDecoder implements Layer {

    private final Embedding embedding;
    private final SequenceLayer encoder;
    private final Decoder decoder;

    /// The encoder's state must be as large as the decoder's.
    public EncoderDecoder(
            String name, int sourceTokens, int size, SequenceLayer encoder, Decoder decoder, RandomGenerator random) {
        this(new Embedding(name + ".source", sourceTokens, size, random), encoder, decoder);
    }

    private EncoderDecoder(Embedding embedding, SequenceLayer encoder, Decoder decoder) {
        if (encoder.stateSize() != decoder.stateSize()) {
            throw new IllegalArgumentException("the encoder's state has " + encoder.stateSize()
                    + " elements, the decoder's " + decoder.stateSize());
        }
        this.embedding = embedding;
        this.encoder = encoder;
        this.decoder = decoder;
    }

    public EncoderDecoder replica() {
        return new EncoderDecoder(embedding.replica(), encoder.replica(), decoder.replica());
    }

    @Override
    public List<Param> params() {
        return Layer.params(embedding, encoder, decoder);
    }

    /// The source (Ts,B) and the target's token before each step (Tt,B) -> scores (Tt*B,V)
    public FMatrixRMaj forward(Tokens source, Tokens before) {
        encoder.forward(embedding.forward(source));
        return decoder.forward(encoder.last(), before);
    }

    /// dScores (Tt*B,V), zero past the ends
    public void backward(FMatrixRMaj dScores) {
        var dState = decoder.backward(dScores); // forward: the decoder begins with the encoder's last state
        embedding.backward(encoder.backward(dState));
    }

    /// The likeliest target of one source, see [Decoder#write].
    public int[] write(Tokens source, int start, int end, int most) {
        encoder.forward(embedding.forward(source));
        return decoder.write(encoder.last(), start, end, most);
    }
}
