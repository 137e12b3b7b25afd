package io.grapevine.conversation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class AnswerLogsTest {

    private static final RunningAnswer.Limits ROOMY = new RunningAnswer.Limits(100_000, 10_000_000);
    private static final String TEN = "0123456789";

    private final AnswerLogs logs = new AnswerLogs(100, Duration.ofMinutes(5));

    @Test
    void the_answers_that_ended_first_make_room() {
        ended("c1", 40);
        ended("c2", 40);

        var running = begun("c3");
        for (var i = 0; i < 4; i++) {
            assertThat(running.append(seq -> TEN)).isTrue();
        }

        assertThat(logs.find("c1")).isEmpty();
        assertThat(logs.find("c2")).isPresent();
        assertThat(logs.find("c3")).contains(running);
        assertThat(logs.characters()).isEqualTo(80);
    }

    @Test
    void answers_under_way_are_never_forgotten_and_always_have_room_for_their_end() {
        var one = begun("c1");
        var two = begun("c2");
        for (var i = 0; i < 5; i++) {
            assertThat(one.append(seq -> TEN)).isTrue();
            assertThat(two.append(seq -> TEN)).isTrue();
        }

        assertThat(one.append(seq -> "x")).isFalse();
        assertThat(one.end(seq -> "end")).isTrue();
        assertThat(logs.find("c1")).contains(one);
        assertThat(logs.characters()).isEqualTo(103);
        assertThat(two.append(seq -> TEN)).isTrue(); // the one that has ended makes room
        assertThat(logs.find("c1")).isEmpty();
        assertThat(logs.characters()).isEqualTo(60);
    }

    @Test
    void a_conversation_has_one_answer_under_way_and_a_new_one_takes_the_room_of_the_old() {
        var first = begun("c1");
        first.append(seq -> TEN);
        assertThat(logs.add("c1", answer())).isFalse();

        first.end(seq -> TEN);
        assertThat(logs.characters()).isEqualTo(20);
        begun("c1");
        assertThat(logs.characters()).isZero();
    }

    @Test
    void an_answer_is_forgotten_when_its_time_is_over() {
        var brief = new AnswerLogs(100, Duration.ZERO);
        var old = new RunningAnswer("a", ROOMY, brief);
        brief.add("c1", old);
        old.end(seq -> TEN);

        brief.add("c2", new RunningAnswer("b", ROOMY, brief));

        assertThat(brief.find("c1")).isEmpty();
        assertThat(brief.characters()).isZero();
    }

    @Test
    void many_writers_at_once_stay_within_the_room_they_share() {
        var shared = new AnswerLogs(10_000, Duration.ofMinutes(5));
        var conversations = 20_000;
        try (var writers = Executors.newFixedThreadPool(8)) {
            for (var i = 0; i < conversations; i++) {
                var conversation = "c" + i;
                writers.submit(() -> {
                    var answer = new RunningAnswer(conversation, ROOMY, shared);
                    shared.add(conversation, answer);
                    for (var e = 0; e < 9; e++) {
                        answer.append(seq -> TEN);
                    }
                    answer.end(seq -> TEN);
                });
            }
        }
        var known = IntStream.range(0, conversations)
                .mapToObj(i -> shared.find("c" + i))
                .flatMap(Optional::stream)
                .mapToLong(RunningAnswer::characters)
                .sum();

        assertThat(shared.characters()).isEqualTo(known).isLessThanOrEqualTo(10_000);
    }

    private void ended(String conversation, int characters) {
        var answer = begun(conversation);
        answer.append(seq -> "x".repeat(characters - 1));
        answer.end(seq -> "x");
    }

    private RunningAnswer begun(String conversation) {
        var answer = answer();
        assertThat(logs.add(conversation, answer)).isTrue();
        return answer;
    }

    private RunningAnswer answer() {
        return new RunningAnswer("a", ROOMY, logs);
    }
}
