package io.greenroom.render.work;

import io.greenroom.render.engine.Engines;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One slot's loop: take a task, handle it, for ever. The one place that catches everything. */
final class SlotLoop implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(SlotLoop.class);
    private static final long SHORTEST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final int slot;
    private final WorkerState state;
    private final Engines engines;
    private final TaskTaker taker;
    private final TaskHandler handler;
    private final SlotDirectory directory;
    private long pauseMillis = SHORTEST_PAUSE_MILLIS;
    private volatile boolean rests;

    SlotLoop(
            int slot,
            WorkerState state,
            Engines engines,
            TaskTaker taker,
            TaskHandler handler,
            SlotDirectory directory) {
        this.slot = slot;
        this.state = state;
        this.engines = engines;
        this.taker = taker;
        this.handler = handler;
        this.directory = directory;
    }

    /** Whether it takes nothing: no engine can render on it, or the worker may not use it now. */
    boolean rests() {
        return rests;
    }

    @Override
    public void run() {
        while (!state.isLeaving()) {
            try {
                if (state.takesTasks()) {
                    takeOne();
                    pauseMillis = SHORTEST_PAUSE_MILLIS;
                } else {
                    state.awaitChange(LONGEST_PAUSE_MILLIS);
                }
            } catch (InterruptedException e) {
                return;
            } catch (IOException e) {
                if (state.isLeaving()) {
                    return;
                }
                // Once; after that the supervisor's word that the broker is away says enough.
                log.atLevel(pauseMillis == SHORTEST_PAUSE_MILLIS ? Level.WARN : Level.DEBUG)
                        .log("slot {} takes nothing: {}; tried again until it can", slot, e.getMessage());
                pause();
            } catch (RuntimeException e) {
                log.error("slot {} stumbled; it goes on in {} ms", slot, pauseMillis, e);
                pause();
            }
        }
    }

    private void takeOne() throws IOException, InterruptedException {
        List<String> open = engines.openOn(slot);
        rests = open.isEmpty() || !state.enterSlot(slot);
        if (rests) {
            state.awaitChange(LONGEST_PAUSE_MILLIS);
            return;
        }
        try {
            Optional<TakenTask> taken = taker.take(
                    open, () -> state.takesTasksOn(slot) && engines.openOn(slot).equals(open));
            if (taken.isPresent()) {
                handler.handle(taken.get(), slot, directory);
            }
        } finally {
            state.leaveSlot(slot);
        }
    }

    private void pause() {
        try {
            state.awaitChange(pauseMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, pauseMillis * 2);
    }
}
