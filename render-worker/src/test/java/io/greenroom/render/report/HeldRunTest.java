package io.greenroom.render.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.events.FailureReason;
import io.greenroom.events.RenderFailed;
import io.greenroom.events.RenderProgressed;
import io.greenroom.events.Run;
import io.greenroom.events.RunEvent;
import io.greenroom.events.Stage;
import io.greenroom.events.StopReason;
import io.greenroom.render.engine.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HeldRunTest {

    private final List<RunEvent> kept = new ArrayList<>();
    private final HeldRun run =
            new HeldRun(new Run(UUID.randomUUID(), 1, UUID.randomUUID(), "w"), 0, 1, new Cancellation(), kept::add);

    @Test
    void tellsProgressAtMostOnceASecond() {
        for (int percent = 0; percent <= 100; percent++) {
            run.progressed(Stage.RENDER, percent, false);
        }

        assertThat(kept).hasSize(1);
        assertThat(run.asSlot().percent()).isEqualTo(99);
    }

    @Test
    void neverFallsBack() {
        run.progressed(Stage.RENDER, 40, false);
        run.progressed(Stage.RENDER, 30, false);

        assertThat(run.asSlot().percent()).isEqualTo(40);
        assertThat(((RenderProgressed) kept.get(0)).percent()).isEqualTo(40);
    }

    @Test
    void endsOnce() {
        run.failed(FailureReason.NO_RESULT, Map.of(), List.of());
        run.stopped(StopReason.CANCELLED);
        run.progressed(Stage.RENDER, 50, false);

        assertThat(kept).singleElement().isInstanceOf(RenderFailed.class);
    }
}
