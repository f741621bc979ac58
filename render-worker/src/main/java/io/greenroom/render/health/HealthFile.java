package io.greenroom.render.health;

import io.greenroom.events.WireConverter;
import io.greenroom.events.WorkerHeartbeat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.support.converter.MessageConversionException;

/** The worker's last heartbeat as a file, for whoever asks after its health on the same machine. */
public final class HealthFile {

    private static final Logger log = LoggerFactory.getLogger(HealthFile.class);
    /** Heartbeats come every 5 s; one may wait for a connection to the broker. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    private final Path file;

    /** @param directory the worker's own */
    public HealthFile(Path directory) {
        file = directory.resolve("health.json");
    }

    /** Replaces what it holds, at one stroke. What cannot be written is soon stale, which says enough. */
    public void keep(WorkerHeartbeat heartbeat) {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.write(draft, WireConverter.write(heartbeat));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.debug("{} cannot be written: {}", file, e.getMessage());
        }
    }

    /**
     * What it says.
     *
     * @param well whether a worker lives that can render
     * @param sentence for a person
     */
    public record Verdict(boolean well, String sentence) {}

    public Verdict judge(Instant now) {
        try {
            return WireConverter.read(Files.readAllBytes(file)) instanceof WorkerHeartbeat heartbeat
                    ? judge(heartbeat, now)
                    : new Verdict(false, file + " holds no heartbeat");
        } catch (NoSuchFileException e) {
            return new Verdict(false, "no worker has run here: there is no " + file);
        } catch (IOException | MessageConversionException e) {
            return new Verdict(false, file + " cannot be read: " + e.getMessage());
        }
    }

    private static Verdict judge(WorkerHeartbeat heartbeat, Instant now) {
        Duration age = Duration.between(heartbeat.header().occurredAt(), now);
        if (age.compareTo(FRESH) > 0) {
            return new Verdict(false, heartbeat.name() + " gave its last sign of life " + age.toSeconds() + " s ago");
        }
        boolean well =
                heartbeat.state() == WorkerHeartbeat.State.READY || heartbeat.state() == WorkerHeartbeat.State.DRAINING;
        String state = heartbeat.name() + " is " + heartbeat.state().name().toLowerCase(Locale.ROOT);
        String sentence = heartbeat.reason() == null ? state : state + ": " + heartbeat.reason();
        return new Verdict(well, sentence + warnings(heartbeat));
    }

    /** What does not keep it from rendering, but whoever asks after it should know. */
    private static String warnings(WorkerHeartbeat heartbeat) {
        return heartbeat.checks().stream()
                .filter(check -> check.level() == WorkerHeartbeat.Check.Level.WARNING)
                .map(check -> "; " + check.name() + ": " + check.message())
                .collect(Collectors.joining());
    }
}
