package io.greenroom.thumbnail;

import io.greenroom.events.LinkState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The worker's sign of life for whoever looks at the machine itself: a {@code health.json} that is written every 5 s and
 * says whether the worker takes requests, and whether its broker and its store are there.
 */
final class HealthFile implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(HealthFile.class);
    private static final long BETWEEN_MILLIS = 5_000;

    private final Path file;
    private final BooleanSupplier listens;
    private final LinkState link;
    private final StoreReach store;
    private final Clock clock;
    private final Thread loop = new Thread(this::run, "health");
    private volatile boolean running;

    /** @param listens whether requests are listened for; once they are not, only a restart helps */
    HealthFile(Path file, BooleanSupplier listens, LinkState link, StoreReach store, Clock clock) {
        this.file = file;
        this.listens = listens;
        this.link = link;
        this.store = store;
        this.clock = clock;
    }

    /** What cannot be written is soon stale, which says enough. */
    private void write(boolean storeAnswers) {
        LinkState.Snapshot broker = link.now();
        String content =
                "{\"state\":\"%s\",\"broker\":\"%s\",\"broker_since\":\"%s\",\"store\":\"%s\",\"occurred_at\":\"%s\"}%n"
                        .formatted(
                                listens.getAsBoolean() ? "ready" : "broken",
                                broker.condition().name().toLowerCase(Locale.ROOT),
                                broker.since(),
                                storeAnswers ? "up" : "away",
                                clock.instant());
        Path draft = file.resolveSibling("health.json.draft");
        try {
            Files.writeString(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.debug("{} cannot be written: {}", file, e.getMessage());
        }
    }

    private void run() {
        try {
            while (running) {
                write(store.answers());
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
