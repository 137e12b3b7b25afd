package io.grapevine.ingest.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Steps that hand on to each other, each on a thread of its own, in the order in which things come.
///
/// ```java
/// try (var flow = Flow.<Page>of("read", reader::read).then("check", checker::check).into("keep", keeper::keep))
/// {
///     pages.forEach(flow::accept);
///     flow.finish();
/// }
/// ```
///
/// A step takes the next thing when the step behind it has taken its last one: one thing is at each step, so
/// memory is bounded and the slowest step sets the pace. What a step throws ends the flow, and `accept` or
/// `finish` throws it. To be used by one thread.
public final class Flow<T> implements AutoCloseable {

    private final Stage<T> first;
    private final List<Stage<?>> stages;
    private final Stage.Run run;

    private Flow(Stage<T> first, List<Stage<?>> stages, Stage.Run run) {
        this.first = first;
        this.stages = stages;
        this.run = run;
        stages.forEach(Stage::start);
    }

    public static <I, O> Steps<I, O> of(String name, Function<I, O> step) {
        return new Steps<>(List.of(new Named(name, step)));
    }

    private record Named(String name, Function<?, ?> step) {}

    /// The steps so far, from an `I` to an `O`.
    public static final class Steps<I, O> {

        private final List<Named> steps;

        private Steps(List<Named> steps) {
            this.steps = steps;
        }

        public <P> Steps<I, P> then(String name, Function<O, P> step) {
            var longer = new ArrayList<>(steps);
            longer.add(new Named(name, step));
            return new Steps<>(longer);
        }

        /// Ends with a step that hands nothing on, and starts the threads. That step is never interrupted: what
        /// it began, it ends.
        public Flow<I> into(String name, Consumer<O> last) {
            var run = new Stage.Run();
            var stages = new ArrayList<Stage<?>>();
            var next = new Stage<>(name, last, false, run);
            stages.add(next);
            return build(stages, next, run);
        }

        @SuppressWarnings("unchecked") // each step takes what the one before it gives: `then` saw to that
        private Flow<I> build(List<Stage<?>> stages, Stage<O> last, Stage.Run run) {
            Stage<Object> next = (Stage<Object>) (Stage<?>) last;
            for (var step : steps.reversed()) {
                var work = (Function<Object, Object>) step.step();
                var after = next;
                next = new Stage<>(step.name(), item -> after.accept(work.apply(item)), true, run);
                stages.addFirst(next);
            }
            return new Flow<>((Stage<I>) (Stage<?>) next, stages, run);
        }
    }

    /// Waits until the first step takes it.
    ///
    /// @throws Interruption where the calling thread is interrupted
    public void accept(T item) {
        first.accept(item);
    }

    /// Waits until all that was given has passed the last step.
    public void finish() {
        stages.forEach(Stage::finish);
        run.rethrow();
    }

    /// Ends the threads, after what the last step is at, and waits for them.
    @Override
    public void close() {
        run.end();
        stages.forEach(Stage::end);
        stages.forEach(Stage::join);
    }
}
