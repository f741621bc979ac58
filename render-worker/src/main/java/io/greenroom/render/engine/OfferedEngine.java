package io.greenroom.render.engine;

import java.time.Duration;

/**
 * An engine that this worker has, and what others must know of it.
 *
 * @param name as tasks name it
 * @param lipSync whether the mouth follows the audio
 * @param lengthTolerance by how much its results may differ from the audio's length
 * @param engine does the work; null never
 */
public record OfferedEngine(String name, boolean lipSync, Duration lengthTolerance, Engine engine) {}
