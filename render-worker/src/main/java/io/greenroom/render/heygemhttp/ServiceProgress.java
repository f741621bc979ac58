package io.greenroom.render.heygemhttp;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Stage;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.EngineListener;
import java.time.Duration;
import java.util.Map;

/**
 * Makes a progress of the service's few steps: 0 to 20 and 90 to 100 are its own; between them it says nothing for
 * minutes, so that is estimated from the audio's length and the service's pace. For one run, in one thread.
 */
final class ServiceProgress {

    private static final int FRAMES_BEGIN = 20;
    private static final int FRAMES_END = 90;
    /** From here on an estimate only creeps: it must not arrive before the frames do. */
    private static final double SURE = 0.9;

    private final EngineListener listener;
    private final ServicePatience patience;
    private final Pace pace;
    private final Duration audioLength;
    private final long startedAt = System.nanoTime();
    private long steppedAt = startedAt;
    private int step;
    private int shown;

    ServiceProgress(EngineListener listener, ServicePatience patience, Pace pace, Duration audioLength) {
        this.listener = listener;
        this.patience = patience;
        this.pace = pace;
        this.audioLength = audioLength;
    }

    /** The service says so much. */
    void at(int percent) {
        if (percent > step) {
            if (step >= FRAMES_BEGIN && step < FRAMES_END && percent >= FRAMES_END) {
                pace.learn(audioLength, since(steppedAt));
            }
            step = Math.min(100, percent);
            steppedAt = System.nanoTime();
        }
        int estimate = stage() == Stage.RENDER ? estimate() : 0;
        boolean estimated = estimate > step;
        shown = Math.max(shown, Math.max(step, estimate));
        listener.progressed(stage(), shown, estimated);
    }

    /** @throws EngineException TOTAL_TIMED_OUT, or STALL_TIMED_OUT outside the frames, whose end nobody can see coming */
    void throwIfOverdue() throws EngineException {
        Duration total = patience.total(audioLength);
        if (since(startedAt).compareTo(total) > 0) {
            throw new EngineException(FailureReason.TOTAL_TIMED_OUT, Map.of("seconds", total.toSeconds()));
        }
        Duration still = patience.step(audioLength);
        if (stage() != Stage.RENDER && since(steppedAt).compareTo(still) > 0) {
            throw new EngineException(
                    FailureReason.STALL_TIMED_OUT, Map.of("seconds", still.toSeconds(), "stage", stage().word()));
        }
    }

    private Stage stage() {
        return step < FRAMES_BEGIN ? Stage.LOAD : step < FRAMES_END ? Stage.RENDER : Stage.MUX;
    }

    private int estimate() {
        double share =
                (double) since(steppedAt).toNanos() / pace.expected(audioLength).toNanos();
        double damped = share < SURE ? share : 1 - (1 - SURE) * Math.exp(SURE - share);
        return FRAMES_BEGIN + (int) (damped * (FRAMES_END - FRAMES_BEGIN));
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
