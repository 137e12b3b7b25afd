package io.grapevine.neural.text;

import io.grapevine.neural.io.WeightsException;
import io.grapevine.neural.io.WeightsFile;
import io.grapevine.neural.layer.Param;
import io.grapevine.neural.loss.CrossEntropy;
import io.grapevine.neural.optimizer.AdaGrad;
import io.grapevine.neural.optimizer.Clip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/// Trains a [CharacterLanguageModel] on a text as min-char-rnn does: 25 characters at a time, the state carried
/// from piece to piece and the gradient not, AdaGrad at 0.1, gradients clipped at ±5. The same text, size and
/// seed give the same weights, with or without a stop between: a checkpoint holds all that training remembers.
///
/// T steps, V characters, H hidden size.
public final class CharacterTraining {

    public static final int STEPS = 25;
    private static final double RATE = 0.1;
    private static final double CLIP = 5;
    private static final double SMOOTHING = 0.999;

    private final CharacterLanguageModel model;
    private final int[] text;
    private final long textHash;
    private final long seed;
    private final AdaGrad optimizer = new AdaGrad(RATE);
    private final CrossEntropy loss = new CrossEntropy();
    private final int[] targets = new int[STEPS];
    private final FMatrixRMaj state; // (1,H)
    private final FMatrixRMaj dScores = new FMatrixRMaj(0, 0); // (T,V)
    private int position;
    private long iteration;
    private double smoothLoss;

    /// From the beginning.
    public CharacterTraining(String text, int hidden, long seed) {
        this(new CharacterLanguageModel(text, hidden, new SplittableRandom(seed)), text, seed);
        smoothLoss = Math.log(model.characters()) * STEPS;
    }

    private CharacterTraining(CharacterLanguageModel model, String text, long seed) {
        this.model = model;
        this.text = model.encode(text);
        this.seed = seed;
        if (this.text.length <= STEPS)
            throw new IllegalArgumentException("the text must be longer than " + STEPS + " characters");
        textHash = hash(text);
        state = new FMatrixRMaj(1, model.hidden());
    }

    /// One piece of the text: forward, backward, one step of the optimizer.
    public void step() {
        if (position + STEPS + 1 > text.length) { // the text begins anew, and with it the state
            position = 0;
            state.zero();
        }
        System.arraycopy(text, position + 1, targets, 0, STEPS);
        Param.zeroGradients(model.params());
        double sum = STEPS * loss.forward(model.forward(text, position, position + STEPS, state), targets);
        // the loss is the sum over the steps, not their mean
        CommonOps_FDRM.scale(STEPS, loss.backward(), dScores);
        state.setTo(model.last());
        model.backward(dScores);
        Clip.byValue(model.params(), CLIP);
        optimizer.step(model.params());
        smoothLoss = SMOOTHING * smoothLoss + (1 - SMOOTHING) * sum;
        position += STEPS;
        iteration++;
    }

    public CharacterLanguageModel model() {
        return model;
    }

    public long iteration() {
        return iteration;
    }

    /// The loss of 25 characters in nats, smoothed over about a thousand iterations.
    public double smoothLoss() {
        return smoothLoss;
    }

    /// Writes the finished weights.
    public void write(Path file) throws IOException {
        model.file(figures(), List.of()).write(file);
    }

    /// Writes everything that [#resume] needs.
    public void checkpoint(Path file) throws IOException {
        var metadata = new HashMap<>(figures());
        metadata.put("position", String.valueOf(position));
        metadata.put("textHash", String.valueOf(textHash));
        var further = new ArrayList<>(optimizer.memory(model.params()));
        further.add(new Param("state", state, state));
        model.file(metadata, further).write(file);
    }

    private Map<String, String> figures() {
        return Map.of(
                "seed",
                String.valueOf(seed),
                "iterations",
                String.valueOf(iteration),
                "smoothLoss",
                String.valueOf(smoothLoss));
    }

    /// Goes on where a checkpoint was written; refused where text, size or seed are others.
    public static CharacterTraining resume(Path checkpoint, String text, int hidden, long seed) throws IOException {
        var file = WeightsFile.read(checkpoint, CharacterLanguageModel.KIND);
        refuseOther(checkpoint, "text", file.require("textHash"), String.valueOf(hash(text)));
        refuseOther(checkpoint, "hidden size", file.require("hidden"), String.valueOf(hidden));
        refuseOther(checkpoint, "seed", file.require("seed"), String.valueOf(seed));
        var training = new CharacterTraining(CharacterLanguageModel.of(file), text, seed);
        file.copyTo(training.optimizer.memory(training.model.params()));
        file.copyTo(List.of(new Param("state", training.state, training.state)));
        training.position = file.requireInt("position");
        training.iteration = file.requireInt("iterations");
        training.smoothLoss = Double.parseDouble(file.require("smoothLoss"));
        return training;
    }

    private static void refuseOther(Path checkpoint, String what, String then, String now) throws WeightsException {
        if (!then.equals(now)) {
            throw new WeightsException("the checkpoint " + checkpoint + " is of another " + what + " (" + then
                    + ", not " + now + "); delete it to begin anew");
        }
    }

    private static long hash(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
