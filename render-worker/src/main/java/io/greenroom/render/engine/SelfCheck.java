package io.greenroom.render.engine;

import io.greenroom.events.WorkerHeartbeat.Check;
import java.util.List;

/** Looks whether what a worker needs is there and works, without rendering anything. */
public interface SelfCheck {

    /**
     * Looks now; takes seconds at most.
     *
     * @return what was found, at least one; whatever is BROKEN keeps the worker from taking tasks
     * @throws InterruptedException this thread was interrupted
     */
    List<Check> look() throws InterruptedException;
}
