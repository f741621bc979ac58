package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Objects;

/** What a run reports of itself, in the order of {@link Header#sequence()}, each at least once. */
public sealed interface RunEvent extends Message
        permits RenderStarted, RenderProgressed, RenderNoted, RenderCompleted, RenderFailed, RenderStopped {

    /** The run that reports. */
    @JsonIgnore
    default Run run() {
        return new Run(
                Objects.requireNonNull(header().taskId(), "task_id"),
                header().attempt(),
                Objects.requireNonNull(header().runId(), "run_id"),
                Objects.requireNonNull(header().workerId(), "worker_id"));
    }
}
