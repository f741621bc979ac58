package io.greenroom.render.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.greenroom.events.Stage;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final int ENGINE_ENDS = 94;
    private static final long AFTERWARDS_MILLIS = 2_000;

    private final AtomicLong nanos = new AtomicLong(-5);
    private final Pace pace = new Pace(ENGINE_ENDS, nanos::get);

    @Test
    void knowsNothingBeforeThreeSecondsAndThreePercentOfTheRendering() {
        reach(Stage.LOAD, 4);
        after(60);
        reach(Stage.RENDER, 14);
        after(2);
        reach(Stage.RENDER, 30);
        assertThat(pace.remainingMillis()).as("after two seconds").isNull();

        var slow = new Pace(ENGINE_ENDS, nanos::get);
        slow.reached(Stage.RENDER, 14, false);
        after(100);
        slow.reached(Stage.RENDER, 16, false);
        assertThat(slow.remainingMillis()).as("after two percent").isNull();

        after(2);
        reach(Stage.RENDER, 31);
        assertThat(pace.remainingMillis()).isNotNull();
    }

    @Test
    void reckonsWithThePaceOfTheRenderingAlone() {
        after(300);
        reach(Stage.RENDER, 14);
        after(20);
        reach(Stage.RENDER, 24);

        // 2 s a percent, 70 percent left.
        assertThat(pace.remainingMillis()).isEqualTo(140_000 + AFTERWARDS_MILLIS);
        after(10);
        assertThat(pace.remainingMillis()).as("time goes on without news").isEqualTo(130_000 + AFTERWARDS_MILLIS);
    }

    @Test
    void comesTrueForASteadyEngine() {
        reach(Stage.RENDER, 4);
        for (int percent = 5; percent <= ENGINE_ENDS; percent++) {
            after(3);
            reach(Stage.RENDER, percent);
            if (percent >= 7) {
                assertThat(pace.remainingMillis())
                        .isCloseTo((ENGINE_ENDS - percent) * 3_000L + AFTERWARDS_MILLIS, within(1L));
            }
        }
    }

    @Test
    void movesTowardsANewPaceWithoutAJump() {
        reach(Stage.RENDER, 4);
        for (int percent = 5; percent <= 44; percent++) {
            after(1);
            reach(Stage.RENDER, percent);
        }
        long before = remaining();

        after(5);
        reach(Stage.RENDER, 45);
        long jumped = remaining();
        assertThat(jumped).as("one slow percent").isBetween(before - 5_000, before + 5_000);

        for (int percent = 46; percent <= 80; percent++) {
            after(5);
            reach(Stage.RENDER, percent);
        }
        assertThat(remaining()).as("many slow percents").isGreaterThan(35_000);
    }

    @Test
    void countsDownThroughWhatFollowsAndNeverBelowASecond() {
        reach(Stage.RENDER, 4);
        after(90);
        reach(Stage.RENDER, ENGINE_ENDS);
        reach(Stage.VERIFY, ENGINE_ENDS);
        assertThat(pace.remainingMillis()).isEqualTo(AFTERWARDS_MILLIS);

        after(10);

        assertThat(pace.remainingMillis()).isEqualTo(1_000);
    }

    @Test
    void leavesTimeToLookAtALongResult() {
        pace.resultLasts(Duration.ofMinutes(9));
        reach(Stage.RENDER, 4);
        after(90);
        reach(Stage.RENDER, ENGINE_ENDS);

        assertThat(pace.remainingMillis()).isEqualTo(60_000 + AFTERWARDS_MILLIS);
    }

    @Test
    void makesNothingOfPercentsThatAreGuessedFromTime() {
        pace.reached(Stage.RENDER, 10, true);
        after(30);
        pace.reached(Stage.RENDER, 50, true);

        assertThat(pace.remainingMillis()).isNull();
    }

    private long remaining() {
        Long millis = pace.remainingMillis();
        assertThat(millis).isNotNull();
        return millis;
    }

    private void after(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private void reach(Stage stage, int percent) {
        pace.reached(stage, percent, false);
    }
}
