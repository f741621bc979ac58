package io.greenroom.launcher.client;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Watches a task to its end: by the gateway's events, and where none come, by asking again and again. */
public final class Follower {
    private final GatewayClient gateway;

    public Follower(GatewayClient gateway) {
        this.gateway = gateway;
    }

    /**
     * Returns the task once it has ended.
     *
     * @param seen is given the task as it stands now, and again whenever it may have changed
     */
    public Task follow(String id, Consumer<Task> seen) {
        Story story = new Story(seen);
        while (true) {
            Task now = gateway.task(id);
            seen.accept(now);
            if (now.ended()) {
                return now;
            }
            Optional<EventStream> events = gateway.events(id, story.last);
            if (events.isEmpty() || !story.told(events.get())) {
                return poll(id, seen);
            }
            // It has ended, or the gateway is starting anew: which, the task itself tells.
            gateway.pause();
        }
    }

    private Task poll(String id, Consumer<Task> seen) {
        @Nullable String version = null;
        while (true) {
            Task now = gateway.task(id);
            seen.accept(now);
            if (now.ended()) {
                return now;
            }
            // The first call tells the version of now, at once: what changes after it is waited for by the next.
            version = gateway.awaitChange(id, version).orElse(null);
        }
    }

    /** What streams have told, one after the other. */
    private static final class Story {
        private final Consumer<Task> seen;
        private long last;

        Story(Consumer<Task> seen) {
            this.seen = seen;
        }

        /** Reads a stream to its end. False where it told nothing: something on the way may be keeping it back. */
        boolean told(EventStream events) {
            boolean any = false;
            try (events) {
                Optional<EventStream.Event> event = events.next();
                while (event.isPresent()) {
                    any = true;
                    take(event.get());
                    event = events.next();
                }
            } catch (InterruptedException e) {
                throw Calls.interrupted();
            }
            return any;
        }

        private void take(EventStream.Event event) {
            if (event.name().equals("log") && event.id().matches("\\d{1,18}")) {
                last = Long.parseLong(event.id());
            } else if (event.name().equals("task")) {
                seen.accept(new Task(Json.parse(event.data().getBytes(StandardCharsets.UTF_8))));
            }
        }
    }
}
