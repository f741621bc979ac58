package io.greenroom.launcher.stack;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/**
 * What runs, as the launcher that runs it wrote it down at the last change.
 *
 * @param launcher the process that watches the stack
 * @param url where the dashboard and the API are
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record StackState(ProcessMark launcher, String url, List<Service> services) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public enum Phase {
        UP,
        STARTING,
        DOWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param process null while it is not started
     * @param port null for a service that listens nowhere
     * @param restarts how often it was started again after it died
     */
    public record Service(
            String name,
            @Nullable ProcessMark process,
            @Nullable Integer port,
            Phase phase,
            int restarts) {
        Service as(Phase now) {
            return new Service(name, process, port, now, restarts);
        }
    }

    /** What the home tells, empty when no stack was ever started there. */
    static Optional<StackState> read(Home home) {
        try {
            return Home.read(home.state()).map(text -> JSON.readValue(text, StackState.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    void write(Home home) {
        Home.write(home.state(), JSON.writeValueAsString(this));
    }

    public boolean running() {
        return launcher.find().isPresent();
    }

    public boolean ready() {
        return running() && services.stream().allMatch(service -> service.phase() == Phase.UP);
    }
}
