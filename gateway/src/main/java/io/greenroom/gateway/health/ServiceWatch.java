package io.greenroom.gateway.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.SmartLifecycle;

/**
 * Looks at a service every few seconds in a thread of its own, and knows since when it answers or is away. Each change is
 * one line in the log. The first look is taken before anything else starts.
 */
public abstract class ServiceWatch implements SmartLifecycle, HealthIndicator {

    /** There is no such service to be had now; what can do without it goes on. */
    public static final Status AWAY = new Status("AWAY");

    private static final Logger log = LoggerFactory.getLogger(ServiceWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS_WHILE_AWAY = Duration.ofSeconds(1);
    /** A look that takes longer says that the service is away. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String service;
    private final Status whileAway;
    private final Clock clock;
    private volatile @Nullable Thread loop;
    private volatile @Nullable Instant lookBegan;
    private volatile Seen seen;

    /**
     * @param service its name in the log
     * @param whileAway what the health says then; {@link Status#DOWN} where the gateway is of no use without it
     */
    protected ServiceWatch(String service, Status whileAway, Clock clock) {
        this.service = service;
        this.whileAway = whileAway;
        this.clock = clock;
        this.seen = new Seen(false, clock.instant(), false);
    }

    private record Seen(boolean answers, Instant since, boolean told) {}

    /** Asks the service for something cheap; any exception says that it is away. */
    protected abstract void look() throws Exception;

    /** Hears of each look what it found. */
    protected void looked(boolean answers) {}

    /** Without asking the service. */
    @Override
    public Health health() {
        Seen now = seen;
        Instant began = lookBegan;
        boolean overdue = began != null && began.plus(PATIENCE).isBefore(clock.instant());
        Instant since = now.answers() && overdue && began != null ? began : now.since();
        return Health.status(now.answers() && !overdue ? Status.UP : whileAway)
                .withDetail("since", since)
                .build();
    }

    /** One look. */
    void lookOnce() {
        lookBegan = clock.instant();
        try {
            look();
            found(true, "");
        } catch (Exception away) {
            found(false, String.valueOf(away.getMessage()).lines().findFirst().orElse(""));
        } finally {
            lookBegan = null;
        }
    }

    private void found(boolean answers, String why) {
        Seen before = seen;
        if (before.answers() != answers) {
            seen = new Seen(answers, clock.instant(), !answers);
        } else if (!answers) {
            seen = new Seen(false, before.since(), true);
        }
        looked(answers);
        if (before.answers() && !answers || !before.told() && !answers) {
            log.warn(
                    "the {} is away ({}): what needs it waits or is refused; looked for until it answers",
                    service,
                    why);
        } else if (answers && before.told()) {
            log.warn(
                    "the {} is back, after {} s",
                    service,
                    Duration.between(before.since(), seen.since()).toSeconds());
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep((seen.answers() ? BETWEEN_LOOKS : BETWEEN_LOOKS_WHILE_AWAY).toMillis());
                lookOnce();
            }
        } catch (InterruptedException stopped) {
            // The gateway ends.
        }
    }

    @Override
    public void start() {
        lookOnce();
        Thread thread = new Thread(this::run, service + "-watch");
        thread.setDaemon(true);
        loop = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = loop;
        loop = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }

    /** Before whatever needs the service, and to the end. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
