package io.greenroom.render.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Note;
import io.greenroom.events.RenderCompleted;
import io.greenroom.events.RenderFailed;
import io.greenroom.events.RenderNoted;
import io.greenroom.events.RenderProgressed;
import io.greenroom.events.RenderStopped;
import io.greenroom.events.Run;
import io.greenroom.events.RunEvent;
import io.greenroom.events.Stage;
import io.greenroom.events.StopReason;
import io.greenroom.events.StoredObject;
import io.greenroom.render.engine.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeldRunTest {

    private final List<RunEvent> kept = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong(-5);
    private final HeldRun run = new HeldRun(
            new Run(UUID.randomUUID(), 1, UUID.randomUUID(), "w"), 0, 1, new Cancellation(), kept::add, nanos::get);

    @Test
    void tellsProgressAtMostOnceASecond() {
        for (int percent = 0; percent <= 100; percent++) {
            run.progressed(Stage.RENDER, percent, false);
        }
        assertThat(progress()).hasSize(1);
        assertThat(run.asSlot().percent()).isEqualTo(99);

        after(1_000);
        run.progressed(Stage.MUX, 99, false);

        assertThat(progress()).hasSize(2);
    }

    @Test
    void tellsWhatItHeldBackThoughTheEngineSaysNothingMore() {
        run.progressed(Stage.RENDER, 22, false);
        run.progressed(Stage.RENDER, 80, false);
        run.tellHeldBack();
        assertThat(progress()).extracting(RenderProgressed::percent).containsExactly(22);

        after(1_000);
        run.tellHeldBack();
        run.tellHeldBack();

        assertThat(progress()).extracting(RenderProgressed::percent).containsExactly(22, 80);
    }

    @Test
    void hasNothingToTellBeforeItBeginsAndAfterItsEnd() {
        run.tellHeldBack();
        assertThat(kept).isEmpty();

        run.progressed(Stage.RENDER, 22, false);
        run.progressed(Stage.RENDER, 80, false);
        run.stopped(StopReason.CANCELLED);
        after(1_000);
        run.tellHeldBack();

        assertThat(kept.get(kept.size() - 1)).isInstanceOf(RenderStopped.class);
    }

    @Test
    void neverFallsBack() {
        run.progressed(Stage.RENDER, 40, false);
        run.progressed(Stage.RENDER, 30, false);
        run.progressed(Stage.LOAD, 35, false);

        assertThat(run.asSlot().percent()).isEqualTo(40);
        assertThat(run.asSlot().stage()).isEqualTo(Stage.RENDER);
        assertThat(progress().get(0).percent()).isEqualTo(40);
    }

    @Test
    void notesWhatEachStageTook() {
        after(1_240);
        run.progressed(Stage.PREPARE, 2, false);
        after(300);
        run.progressed(Stage.RENDER, 4, false);
        after(5_000);
        run.progressed(Stage.RENDER, 50, false);
        after(61_000);
        run.completed(new StoredObject("results/a", 1, "0".repeat(64)), Duration.ofSeconds(3), Map.of());

        assertThat(kept)
                .filteredOn(RenderNoted.class::isInstance)
                .extracting(event -> ((RenderNoted) event).note(), event -> ((RenderNoted) event).args())
                .containsExactly(
                        tuple(Note.STAGE_ENDED, Map.of("stage", "fetch", "seconds", 1.2)),
                        tuple(Note.STAGE_ENDED, Map.of("stage", "prepare", "seconds", 0.3)),
                        tuple(Note.STAGE_ENDED, Map.of("stage", "render", "seconds", 66.0)));
        assertThat(kept.get(kept.size() - 1)).isInstanceOf(RenderCompleted.class);
        assertThat(kept)
                .extracting(event -> event.header().sequence())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void tellsHowLongItWillTakeOnceTheEngineHasShownItsPace() {
        run.progressed(Stage.RENDER, 4, false);
        after(10_000);
        run.progressed(Stage.RENDER, 14, false);

        // 1 s a percent up to the engine's end at 94, and 2 s for what follows.
        assertThat(progress())
                .extracting(RenderProgressed::remainingMillis)
                .containsExactly(null, (HeldRun.ENGINE_ENDS_PERCENT - 14) * 1_000L + 2_000);
    }

    @Test
    void tellsNoTimeWhileTheEngineGuesses() {
        run.progressed(Stage.RENDER, 4, true);
        after(10_000);
        run.progressed(Stage.RENDER, 50, true);

        assertThat(progress()).extracting(RenderProgressed::remainingMillis).containsExactly(null, null);
    }

    @Test
    void endsOnce() {
        run.failed(FailureReason.NO_RESULT, Map.of(), List.of());
        run.stopped(StopReason.CANCELLED);
        run.progressed(Stage.RENDER, 50, false);
        run.completed(new StoredObject("results/a", 1, "0".repeat(64)), Duration.ofSeconds(3), Map.of());

        assertThat(kept).singleElement().isInstanceOf(RenderFailed.class);
        assertThat(run.hasCompleted()).isFalse();
    }

    private List<RenderProgressed> progress() {
        return kept.stream()
                .filter(RenderProgressed.class::isInstance)
                .map(RenderProgressed.class::cast)
                .toList();
    }

    private void after(int millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
