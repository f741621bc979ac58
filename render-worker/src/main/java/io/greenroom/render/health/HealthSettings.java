package io.greenroom.render.health;

import io.greenroom.render.engine.Variables;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a worker sees to its health.
 *
 * @param lookEvery GREENROOM_RENDER_CHECK_EVERY, from one look at itself to the next, 1 to 9999 seconds; {@code 60}
 */
public record HealthSettings(Duration lookEvery) {

    private static final Pattern SECONDS = Pattern.compile("[1-9]\\d{0,3}s?");

    /** @throws IllegalArgumentException in one line with the remedy */
    public static HealthSettings from(Function<String, @Nullable String> variables) {
        String value = new Variables(variables)
                .text("GREENROOM_RENDER_CHECK_EVERY", "60", SECONDS, "a number of seconds from 1 to 9999, e.g. 60");
        return new HealthSettings(Duration.ofSeconds(Long.parseLong(value.replace("s", ""))));
    }
}
