package io.greenroom.faults.client;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What comes over one socket, and whether it still lives. */
final class SocketFrames implements WebSocket.Listener {

    /** A gateway that is frozen or cut off keeps its sockets open and says nothing. */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private final Sighting sighting;
    private final CountDownLatch hello = new CountDownLatch(1);
    private final Map<UUID, List<Long>> stories = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private volatile long heardAt = System.nanoTime();
    private volatile @Nullable String closed;

    SocketFrames(Sighting sighting) {
        this.sighting = sighting;
    }

    boolean helloWithin(Duration patience) throws InterruptedException {
        return hello.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Asks for a sign of life. */
    void ping(WebSocket socket) {
        socket.sendPing(ByteBuffer.allocate(0)).join();
    }

    /** Why it is of no more use; null while it is. */
    @Nullable
    String lost() {
        if (closed != null) {
            return closed;
        }
        return System.nanoTime() - heardAt > SILENCE.toNanos() ? "silent for " + SILENCE.toSeconds() + " s" : null;
    }

    synchronized List<StoryPart> storyParts() {
        return stories.entrySet().stream()
                .map(story -> new StoryPart(story.getKey(), story.getValue()))
                .toList();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        heardAt = System.nanoTime();
        text.append(part);
        if (last) {
            take(JsonMapper.shared().readTree(text.toString()));
            text.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
        heardAt = System.nanoTime();
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        closed = "closed with " + code;
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        closed = "broken: " + error;
    }

    private synchronized void take(JsonNode frame) {
        switch (frame.path("type").asString("")) {
            case "hello" -> hello.countDown();
            case "task" -> {
                JsonNode task = frame.path("task");
                sighting.show(
                        UUID.fromString(task.path("id").asString()),
                        task.path("attempt").asInt(),
                        task.path("status").asString(),
                        task.path("progress").asInt());
            }
            case "log" ->
                stories.computeIfAbsent(UUID.fromString(frame.path("task_id").asString()), task -> new ArrayList<>())
                        .add(frame.path("log").path("id").asLong());
            default -> {
                // Others are of no concern here.
            }
        }
    }
}
