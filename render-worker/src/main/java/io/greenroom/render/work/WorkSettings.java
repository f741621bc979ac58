package io.greenroom.render.work;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What the work loops must be told.
 *
 * @param directory this worker's own; nobody else uses it while we live
 * @param slots how many runs at once
 * @param grace how long runs may go on once the process is asked to end
 */
public record WorkSettings(Path directory, int slots, Duration grace) {}
