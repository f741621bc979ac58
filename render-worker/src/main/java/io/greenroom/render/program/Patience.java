package io.greenroom.render.program;

import io.greenroom.events.Stage;
import java.time.Duration;

/**
 * How long an engine may keep still.
 *
 * @param firstLine from its start to its first line
 * @param rendering between two lines while frames are made
 * @param otherwise between two lines while it loads or muxes
 * @param total from start to end
 */
public record Patience(Duration firstLine, Duration rendering, Duration otherwise, Duration total) {

    Duration during(Stage stage) {
        return stage == Stage.RENDER ? rendering : otherwise;
    }
}
