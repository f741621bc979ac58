package io.greenroom.gateway.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CostlyAnswersTest {

    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private Duration cost = Duration.ofMillis(1);
    private boolean away;

    private final CostlyAnswers<String, Integer> answers = new CostlyAnswers<>(this::find, clock::get);

    @Test
    void whatIsCheapIsAskedEachSecond() {
        assertThat(answers.about("us")).isEqualTo(1);
        pass(Duration.ofMillis(900));
        assertThat(answers.about("us")).isEqualTo(1);
        pass(Duration.ofMillis(200));
        assertThat(answers.about("us")).isEqualTo(2);
    }

    @Test
    void whatIsDearIsKeptTwentyTimesAsLongAsItTook() {
        cost = Duration.ofSeconds(2);
        answers.about("us");
        pass(Duration.ofSeconds(39));
        assertThat(answers.about("us")).isEqualTo(1);
        pass(Duration.ofSeconds(2));
        assertThat(answers.about("us")).isEqualTo(2);
    }

    @Test
    void eachSubjectHasItsOwn() {
        assertThat(answers.about("us")).isEqualTo(1);
        assertThat(answers.about("them")).isEqualTo(2);
    }

    @Test
    void aFailureIsNotKept() {
        away = true;
        assertThatThrownBy(() -> answers.about("us")).isInstanceOf(IllegalStateException.class);
        away = false;
        assertThat(answers.about("us")).isEqualTo(2);
    }

    private Integer find(String subject) {
        int count = asked.incrementAndGet();
        pass(cost);
        if (away) {
            throw new IllegalStateException("the database is away");
        }
        return count;
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
