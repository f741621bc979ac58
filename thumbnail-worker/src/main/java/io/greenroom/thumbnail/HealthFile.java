package io.greenroom.thumbnail;

import io.greenroom.events.LinkState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The worker's sign of life for whoever looks at the machine itself: a {@code health.json} that is written every 5 s and
 * says whether the worker takes requests, and how its link to the broker is.
 */
final class HealthFile implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(HealthFile.class);
    private static final long BETWEEN_MILLIS = 5_000;

    private final Path file;
    private final LinkState link;
    private final Clock clock;
    private final Thread loop = new Thread(this::run, "health");
    private volatile boolean running;

    /** @param home the file is {@code thumbnail-worker/{host}/health.json} in it, as each container has a host's name */
    HealthFile(Path home, LinkState link, Clock clock) {
        this.file = home.resolve("thumbnail-worker").resolve(hostName()).resolve("health.json");
        this.link = link;
        this.clock = clock;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** What cannot be written is soon stale, which says enough. */
    private void write() {
        LinkState.Snapshot broker = link.now();
        String content = "{\"state\":\"ready\",\"broker\":\"%s\",\"broker_since\":\"%s\",\"occurred_at\":\"%s\"}%n"
                .formatted(broker.condition().name().toLowerCase(Locale.ROOT), broker.since(), clock.instant());
        Path draft = file.resolveSibling("health.json.draft");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.debug("{} cannot be written: {}", file, e.getMessage());
        }
    }

    private void run() {
        try {
            while (running) {
                write();
                Thread.sleep(BETWEEN_MILLIS);
            }
        } catch (InterruptedException stopped) {
            // The worker is leaving.
        }
    }

    @Override
    public void start() {
        running = true;
        loop.start();
    }

    @Override
    public void stop() {
        running = false;
        loop.interrupt();
        try {
            loop.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.debug("{} cannot be deleted: {}", file, e.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
