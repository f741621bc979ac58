package io.greenroom.launcher.client;

import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Server-sent events as they come. Whoever reads it is one thread. */
final class EventStream implements Flow.Subscriber<String>, AutoCloseable {

    /** The gateway says something every 15 s. */
    private static final Duration SILENCE_AT_MOST = Duration.ofSeconds(45);

    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private volatile Flow.@Nullable Subscription subscription;

    /**
     * One event.
     *
     * @param id empty where it bears none
     */
    record Event(String id, String name, String data) {}

    /** Reads what an answer's body brings. */
    static EventStream of(Flow.Publisher<List<ByteBuffer>> body) {
        EventStream stream = new EventStream();
        body.subscribe(BodySubscribers.fromLineSubscriber(stream, over -> null, StandardCharsets.UTF_8, null));
        return stream;
    }

    /** Waits for the next event; empty once the stream is over, broken off or has been silent for too long. */
    Optional<Event> next() throws InterruptedException {
        String id = "";
        String name = "";
        String data = "";
        while (true) {
            Optional<String> line = lines.poll(SILENCE_AT_MOST.toMillis(), TimeUnit.MILLISECONDS);
            if (line == null || line.isEmpty()) {
                return Optional.empty();
            }
            String text = line.get();
            if (text.startsWith("id:")) {
                id = value(text);
            } else if (text.startsWith("event:")) {
                name = value(text);
            } else if (text.startsWith("data:")) {
                data += value(text);
            } else if (text.isEmpty() && !data.isEmpty()) {
                return Optional.of(new Event(id, name, data));
            }
        }
    }

    private static String value(String line) {
        return line.substring(line.indexOf(':') + 1).strip();
    }

    @Override
    public void close() {
        Flow.Subscription open = subscription;
        if (open != null) {
            open.cancel();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription opened) {
        subscription = opened;
        opened.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        lines.add(Optional.of(line));
    }

    @Override
    public void onError(Throwable broken) {
        lines.add(Optional.empty());
    }

    @Override
    public void onComplete() {
        lines.add(Optional.empty());
    }
}
