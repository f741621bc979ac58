package io.greenroom.render.heygemhttp;

import io.greenroom.events.Finding;
import io.greenroom.events.WorkerHeartbeat.Check;
import java.util.Map;

/**
 * What keeps an endpoint from tasks.
 *
 * @param args of the finding's sentence
 */
record Obstacle(Finding finding, Map<String, Object> args) {

    Check as(String name, Check.Level level) {
        return Check.of(name, level, finding, args);
    }
}
