package io.grapevine.neural.doubles.layer;

import io.grapevine.neural.doubles.GradientCheck;
import io.grapevine.neural.doubles.Probe;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// Every recurrent layer, each way round, alone, in pairs and in stacks, over sequences of equal and of unequal
/// length, with the loss at every step, at the end, and at both.
class RecurrentGradientTest {

    private static final int STEPS = 5;
    private static final int INPUTS = 3;
    private static final int HIDDEN = 4;
    private static final int[] EQUAL = {5, 5, 5};
    private static final int[] UNEQUAL = {5, 1, 3};

    private static Stream<SequenceLayer> layers() {
        RandomGenerator random = new SplittableRandom(4);
        return Stream.of(
                new Elman("elman", INPUTS, HIDDEN, random),
                new Elman("elman reversed", INPUTS, HIDDEN, true, random),
                new Lstm("lstm", INPUTS, HIDDEN, random),
                new Lstm("lstm reversed", INPUTS, HIDDEN, true, random),
                new Gru("gru", INPUTS, HIDDEN, random),
                new Gru("gru reversed", INPUTS, HIDDEN, true, random),
                new Bidirectional(new Elman("a", INPUTS, 3, random), new Elman("b", INPUTS, 3, true, random)),
                new Bidirectional(new Lstm("a", INPUTS, 3, random), new Lstm("b", INPUTS, 2, true, random)),
                new Bidirectional(new Gru("a", INPUTS, 3, random), new Gru("b", INPUTS, 3, true, random)),
                new Stacked(
                        new Elman("1", INPUTS, 4, random), new Elman("2", 4, 3, random), new Elman("3", 3, 2, random)),
                new Stacked(new Lstm("1", INPUTS, 3, random), new Lstm("2", 3, 2, random)),
                new Stacked(new Gru("1", INPUTS, 3, random), new Gru("2", 3, 2, random)),
                new Stacked(
                        new Bidirectional(new Gru("1a", INPUTS, 2, random), new Gru("1b", INPUTS, 2, true, random)),
                        new Bidirectional(new Lstm("2a", 4, 2, random), new Lstm("2b", 4, 2, true, random))));
    }

    static Stream<Arguments> layers_and_lengths() {
        return layers().flatMap(layer ->
                Stream.of(Arguments.of(name(layer), layer, EQUAL), Arguments.of(name(layer), layer, UNEQUAL)));
    }

    private static String name(SequenceLayer layer) {
        return layer.getClass().getSimpleName() + " of "
                + layer.params().getFirst().name() + " "
                + layer.params().getLast().name();
    }

    @ParameterizedTest(name = "{0}, lengths {2}")
    @MethodSource("layers_and_lengths")
    void a_loss_at_every_step(String name, SequenceLayer layer, int[] lengths) {
        var x = input();
        var probe = new Probe(STEPS * lengths.length, layer.outputs());
        var y = new Sequences[1];
        check(
                layer,
                x,
                () -> probe.loss(y[0] = layer.forward(Probe.sequences(x, STEPS, lengths))),
                () -> layer.backward(probe.gradient(y[0])));
    }

    @ParameterizedTest(name = "{0}, lengths {2}")
    @MethodSource("layers_and_lengths")
    void a_loss_at_the_end(String name, SequenceLayer layer, int[] lengths) {
        var x = input();
        var probe = new Probe(lengths.length, layer.stateSize());
        check(
                layer,
                x,
                () -> {
                    layer.forward(Probe.sequences(x, STEPS, lengths));
                    return probe.loss(layer.last());
                },
                () -> layer.backward(probe.gradient()));
    }

    @ParameterizedTest(name = "{0}, lengths {2}")
    @MethodSource("layers_and_lengths")
    void a_loss_at_every_step_and_at_the_end(String name, SequenceLayer layer, int[] lengths) {
        var x = input();
        var atSteps = new Probe(STEPS * lengths.length, layer.outputs());
        var atEnd = new Probe(lengths.length, layer.stateSize());
        var y = new Sequences[1];
        check(
                layer,
                x,
                () -> {
                    y[0] = layer.forward(Probe.sequences(x, STEPS, lengths));
                    return atSteps.loss(y[0]) + atEnd.loss(layer.last());
                },
                () -> layer.backward(atSteps.gradient(y[0]), atEnd.gradient()));
    }

    static Stream<Arguments> recurrent_layers_and_lengths() {
        return layers_and_lengths().filter(arguments -> arguments.get()[1] instanceof Recurrent);
    }

    @ParameterizedTest(name = "{0}, lengths {2}")
    @MethodSource("recurrent_layers_and_lengths")
    void the_state_that_a_layer_begins_with(String name, Recurrent layer, int[] lengths) {
        var x = input();
        var initial = Param.normal("initial", lengths.length, layer.stateSize(), 1, new SplittableRandom(6));
        var probe = new Probe(STEPS * lengths.length, layer.outputs());
        var y = new Sequences[1];
        GradientCheck.check(
                java.util.List.of(initial, layer.wh),
                () -> probe.loss(y[0] = layer.forward(Probe.sequences(x, STEPS, lengths), initial.value())),
                () -> {
                    layer.backward(probe.gradient(y[0]));
                    CommonOps_DDRM.addEquals(initial.grad(), layer.initialGradient());
                });
    }

    static Stream<Recurrent> layers_that_read_ahead() {
        return layers().filter(layer -> layer instanceof Recurrent recurrent && !recurrent.reversed)
                .map(Recurrent.class::cast);
    }

    @ParameterizedTest
    @MethodSource("layers_that_read_ahead")
    void pieces_that_hand_on_state_and_gradient_are_the_whole_and_without_the_gradient_its_last_piece_alone(
            Recurrent layer) {
        var x = input();
        var whole = Probe.sequences(x, STEPS, EQUAL);
        var first = piece(whole, 0, 2);
        var second = piece(whole, 2, STEPS);
        var probe = new Probe(EQUAL.length, layer.stateSize());

        Param.zeroGradients(layer.params());
        layer.forward(whole);
        var last = layer.last().copy();
        layer.backward(probe.gradient());
        var gradients =
                layer.params().stream().map(param -> param.grad().copy()).toList();

        Param.zeroGradients(layer.params());
        layer.forward(first);
        var between = layer.last().copy();
        layer.forward(second, between);
        assertThat(layer.last().data).containsExactly(last.data, within(1e-14));
        layer.backward(probe.gradient());
        var truncated = layer.wx.grad().copy();
        var handedOn = layer.initialGradient().copy();
        layer.forward(first);
        layer.backward(handedOn);
        for (int i = 0; i < gradients.size(); i++) {
            assertThat(layer.params().get(i).grad().data).containsExactly(gradients.get(i).data, within(1e-13));
        }
        assertThat(MatrixFeatures_DDRM.isIdentical(truncated, layer.wx.grad(), 1e-6))
                .as("truncation leaves something out")
                .isFalse();
    }

    private static Sequences piece(Sequences x, int from, int to) {
        var piece = new Sequences().reshape(to - from, x.batch(), x.size());
        System.arraycopy(
                x.values().data,
                x.offset(from, 0),
                piece.values().data,
                0,
                piece.values().getNumElements());
        return piece;
    }

    private static Param input() {
        return Param.normal("x", STEPS * 3, INPUTS, 1, new SplittableRandom(5));
    }

    private static void check(
            SequenceLayer layer,
            Param x,
            java.util.function.DoubleSupplier loss,
            java.util.function.Supplier<Sequences> backward) {
        var params = new ArrayList<>(layer.params());
        params.add(x);
        GradientCheck.check(
                params,
                loss,
                () -> CommonOps_DDRM.addEquals(x.grad(), backward.get().values()));
    }
}
