package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is; sent when percent or stage has moved, at most once a second.
 *
 * @param percent 0 to 99, never falling within a run
 * @param stage what is being done
 * @param estimated whether the percentage is guessed from time rather than counted
 * @param remainingMillis until the run's end, by the engine's own pace; null while that is not known
 */
public record RenderProgressed(
        @JsonUnwrapped Header header,
        int percent,
        Stage stage,
        boolean estimated,
        @Nullable Long remainingMillis) implements RunEvent {}
