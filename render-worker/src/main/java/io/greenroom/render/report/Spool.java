package io.greenroom.render.report;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.RenderProgressed;
import io.greenroom.events.RunEvent;
import io.greenroom.events.UnconfirmedException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The way of every event to the gateway, RenderStarted excepted: on disk first, then to the broker in order, as often as
 * it takes. So nothing is lost while the broker is away, nor when this process is restarted meanwhile.
 *
 * <p>The end of a run is told three times: a broker that lost its data after the confirm would otherwise leave the task
 * without an end. Receivers know a repetition by run and sequence.
 */
public final class Spool {

    /** How long after the first confirm the end of a run is told again. */
    public static final List<Duration> TOLD_AGAIN_AFTER = List.of(Duration.ofSeconds(20), Duration.ofMinutes(2));

    private static final Logger log = LoggerFactory.getLogger(Spool.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final SpoolDirectory directory;
    private final ConfirmedPublisher publisher;
    private final Consumer<RunEvent> onConfirmed;
    private final List<Duration> toldAgainAfter;

    private final Deque<SpooledEvent> fresh = new ArrayDeque<>();
    private final List<SpooledEvent> told = new ArrayList<>();
    private boolean sending;
    private Duration pause = SHORTEST_PAUSE;

    /**
     * Takes up what an earlier process left in the directory.
     *
     * @param onConfirmed hears of each event when the broker has it, on the sending thread; again if it throws
     * @throws IOException the directory cannot be read
     */
    public Spool(
            SpoolDirectory directory,
            ConfirmedPublisher publisher,
            List<Duration> toldAgainAfter,
            Consumer<RunEvent> onConfirmed)
            throws IOException {
        this.directory = directory;
        this.publisher = publisher;
        this.toldAgainAfter = toldAgainAfter;
        this.onConfirmed = onConfirmed;
        fresh.addAll(directory.load());
    }

    /** The events that the broker does not have yet, oldest first. */
    public synchronized List<RunEvent> unconfirmed() {
        return fresh.stream().map(SpooledEvent::event).toList();
    }

    /**
     * Keeps the event; it is sent soon, also if the disk does not take it. A progress that has not left yet gives way to
     * a newer one of the same stage.
     */
    public synchronized void add(RunEvent event) {
        SpooledEvent last = fresh.peekLast();
        boolean lastIsLeaving = sending && fresh.size() == 1;
        if (last != null && !lastIsLeaving && replaces(event, last.event())) {
            fresh.removeLast();
            directory.delete(last);
        }
        fresh.addLast(directory.write(event));
        notifyAll();
    }

    private static boolean replaces(RunEvent newer, RunEvent older) {
        return newer instanceof RenderProgressed now
                && older instanceof RenderProgressed before
                && now.run().equals(before.run())
                && now.stage() == before.stage();
    }

    /**
     * Sends until interrupted; to be run by one thread. Whatever goes wrong is tried again: without this thread no run
     * would ever end, and heartbeats would keep the tasks of all of them.
     */
    public void sendUntilInterrupted() {
        try {
            while (!Thread.interrupted()) {
                SpooledEvent next = awaitNext();
                try {
                    publisher.publish(next.event());
                    confirmed(next);
                    pause = SHORTEST_PAUSE;
                } catch (RuntimeException | Error e) {
                    stayed(next, e);
                }
            }
        } catch (InterruptedException e) {
            log.debug("the spool rests with {} events", unconfirmed().size());
        }
    }

    /** Waits until the broker has everything, or the time is over. */
    public synchronized boolean flush(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!fresh.isEmpty()) {
            long leftMillis = (end - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) {
                return false;
            }
            wait(leftMillis);
        }
        return true;
    }

    private synchronized SpooledEvent awaitNext() throws InterruptedException {
        while (true) {
            SpooledEvent first = fresh.peekFirst();
            if (first != null) {
                sending = true;
                return first;
            }
            Optional<SpooledEvent> due =
                    told.stream().filter(event -> event.dueInMillis() <= 0).findFirst();
            if (due.isPresent()) {
                return due.get();
            }
            long soonest =
                    told.stream().mapToLong(SpooledEvent::dueInMillis).min().orElse(60_000);
            wait(Math.max(1, soonest));
        }
    }

    private void confirmed(SpooledEvent sent) {
        if (sent.timesTold() == 0) {
            onConfirmed.accept(sent.event());
        }
        synchronized (this) {
            sending = false;
            fresh.remove(sent);
            told.remove(sent);
            if (EndOfRun.is(sent.event()) && sent.timesTold() < toldAgainAfter.size()) {
                told.add(sent.again(toldAgainAfter.get(sent.timesTold())));
            } else {
                directory.delete(sent);
            }
            notifyAll();
        }
    }

    private void stayed(SpooledEvent unsent, Throwable why) throws InterruptedException {
        synchronized (this) {
            sending = false;
            boolean first = pause.equals(SHORTEST_PAUSE);
            String event = unsent.event().getClass().getSimpleName();
            if (why instanceof UnconfirmedException) {
                log.atLevel(first ? Level.WARN : Level.DEBUG)
                        .log(
                                "the broker did not take {}: {}; {} events are kept on disk and sent when it does",
                                event,
                                why.getMessage(),
                                fresh.size());
            } else {
                log.atLevel(first ? Level.ERROR : Level.DEBUG)
                        .log("{} was not sent for a reason that nobody thought of; it is tried again", event, why);
            }
        }
        Thread.sleep(pause.toMillis());
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
    }
}
