package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Objects;

/**
 * Ends a run: its task is gone, ended, or another run's.
 *
 * @param reason told back in RenderStopped
 */
public record StopRun(@JsonUnwrapped Header header, StopReason reason) implements ControlMessage {

    public StopRun {
        Objects.requireNonNull(reason, "reason");
    }
}
