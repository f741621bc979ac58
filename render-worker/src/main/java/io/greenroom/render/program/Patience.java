package io.greenroom.render.program;

import io.greenroom.events.Stage;
import java.time.Duration;

/**
 * How long an engine may keep still.
 *
 * @param firstLine from its start to its first line
 * @param rendering between two lines while frames are made
 * @param otherwise between two lines while it loads or muxes
 * @param settled between two lines once it has told its result or its failure: after so long a silence it has nothing
 *     more to say, and is ended without blame
 * @param total from start to end
 */
public record Patience(Duration firstLine, Duration rendering, Duration otherwise, Duration settled, Duration total) {

    private static final Duration SETTLED = Duration.ofSeconds(10);

    /** One that waits 10 s after the result. */
    public Patience(Duration firstLine, Duration rendering, Duration otherwise, Duration total) {
        this(firstLine, rendering, otherwise, SETTLED, total);
    }

    Duration during(Stage stage) {
        return stage == Stage.RENDER ? rendering : otherwise;
    }
}
