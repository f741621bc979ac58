package io.greenroom.render.heygemhttp;

import io.greenroom.events.Finding;
import io.greenroom.events.Note;
import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.engine.EngineListener;
import io.greenroom.render.engine.RunStoppedException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One service as this worker uses it: one run at a time, since its own busy check lets two through that come together; and
 * none while it does not answer, or still works on a run that was given up and could not be stopped. Safe for several
 * threads.
 */
final class Endpoint {

    private static final Logger log = LoggerFactory.getLogger(Endpoint.class);

    /** One that is well is asked more seldom, by so many polls. */
    private static final int QUIET_POLLS = 10;

    /** Long enough that a broken card does not spoil one task after the other, short enough to notice a repair. */
    static final Duration REST = Duration.ofMinutes(10);

    private final HeygemService service;
    private final Share share;
    private final StopCommand stop;
    private final ServicePatience patience;
    private final Pace pace = new Pace();
    private final ReentrantLock flight = new ReentrantLock();
    private volatile @Nullable String abandoned;
    private volatile @Nullable String restsBecause;
    private volatile long restsUntil;
    private volatile boolean answers = true;
    private volatile long lookAgainAt = System.nanoTime();

    Endpoint(HeygemService service, Share share, StopCommand stop, ServicePatience patience) {
        this.service = service;
        this.share = share;
        this.stop = stop;
        this.patience = patience;
    }

    HeygemService service() {
        return service;
    }

    Share share() {
        return share;
    }

    ServicePatience patience() {
        return patience;
    }

    Pace pace() {
        return pace;
    }

    /** Ends the only run that may be under way here. */
    interface Flight extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits until no other run of this worker is under way here. */
    Flight takeOff(Cancellation cancellation) throws RunStoppedException, InterruptedException {
        cancellation.throwIfCancelled();
        while (!flight.tryLock()) {
            Waiting.pause(cancellation, patience.poll());
        }
        return () -> {
            // Whatever has happened, nothing is taken before the service has been looked at.
            lookAgainAt = System.nanoTime();
            flight.unlock();
        };
    }

    /**
     * Gives a run up that the service may still work on: ends it by the operator's command, or keeps the endpoint from
     * tasks until the service is done with it. Either way nothing comes here before the service has answered again. A
     * service that does not have the run is left alone: it may be working for somebody else.
     */
    void abandon(String code, EngineListener listener) {
        abandoned = code;
        look();
        if (abandoned == null) {
            return;
        }
        boolean stopped = false;
        try {
            stopped = stop.run(service.url(), listener::said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stopped) {
            share.remove(code);
        } else {
            log.warn("{} could not be stopped; it gets nothing until it is done with run {}", service.url(), code);
            listener.noted(
                    Note.ENGINE_QUARANTINED, Map.of("endpoint", service.url().toString()));
        }
    }

    /** Keeps it from tasks for a while: a run has failed by the service's own fault, not by the task's. */
    void rest(String why) {
        restsUntil = System.nanoTime() + REST.toNanos();
        restsBecause = why;
        log.warn("{} gets no tasks for {} min: {}", service.url(), REST.toMinutes(), why);
    }

    private boolean rests() {
        return restsBecause != null && System.nanoTime() - restsUntil < 0;
    }

    /** Whether it can be given a task now. Asks the service itself now and then, which takes a few seconds at most. */
    synchronized boolean isOpen() {
        if (System.nanoTime() - lookAgainAt >= 0) {
            look();
            Duration rest = isFree() ? patience.poll().multipliedBy(QUIET_POLLS) : patience.poll();
            lookAgainAt = System.nanoTime() + rest.toNanos();
        }
        return isFree();
    }

    private boolean isFree() {
        return answers && abandoned == null && !rests();
    }

    private synchronized void look() {
        String given = abandoned;
        try {
            Reply reply = service.glance(given == null ? UUID.randomUUID().toString() : given);
            tellIfNews(true, "");
            boolean over = reply.code() == Reply.Code.RUN_UNKNOWN || reply.tellsTheEnd();
            if (given != null && over) {
                share.remove(given);
                abandoned = null;
                log.info("{} is done with run {} and gets tasks again", service.url(), given);
            }
        } catch (IOException e) {
            tellIfNews(false, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellIfNews(boolean now, String why) {
        if (answers != now) {
            answers = now;
            log.atLevel(now ? org.slf4j.event.Level.INFO : org.slf4j.event.Level.WARN)
                    .log("{} {}", service.url(), now ? "answers again" : "gets no tasks until it answers: " + why);
        }
    }

    /** Why it gets no tasks for now though nobody need mend it, for a person; null if it gets some. */
    @Nullable
    Obstacle pause() {
        String why = restsBecause;
        if (why != null && rests()) {
            return new Obstacle(
                    Finding.SERVICE_RESTS, Map.of("endpoint", url(), "minutes", REST.toMinutes(), "why", why));
        }
        return abandoned == null ? null : new Obstacle(Finding.SERVICE_OCCUPIED, Map.of("endpoint", url()));
    }

    /** What is wrong with it, for a person; null if nothing is. */
    @Nullable
    Obstacle trouble() throws InterruptedException {
        try {
            Reply reply = service.glance(UUID.randomUUID().toString());
            return reply.code() == Reply.Code.RUN_UNKNOWN
                    ? null
                    : new Obstacle(
                            Finding.SERVICE_ODD,
                            Map.of("endpoint", url(), "answer", reply.text().replaceAll("\\s+", " ")));
        } catch (IOException e) {
            return new Obstacle(Finding.SERVICE_AWAY, Map.of("endpoint", url(), "why", String.valueOf(e.getMessage())));
        }
    }

    private String url() {
        return service.url().toString();
    }
}
