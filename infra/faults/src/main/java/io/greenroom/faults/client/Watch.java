package io.greenroom.faults.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One open page: a socket that watches all tasks and the stories of some. It knows every gateway, asks for a sign of life
 * every second, and turns to the next gateway when none comes.
 */
public final class Watch {

    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration PING_EVERY = Duration.ofSeconds(1);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_WITHIN).build();
    private final Gateways gateways;
    private final Supplier<Set<UUID>> stories;
    private final Sighting sighting = new Sighting();
    private final List<SocketFrames> sockets = new CopyOnWriteArrayList<>();
    private final List<Outage> outages = new CopyOnWriteArrayList<>();
    private int turn;
    private volatile @Nullable Served open;

    private record Served(SocketFrames frames, URI gateway, Instant since) {}

    /**
     * @param first index of the gateway that is tried first
     * @param stories the tasks whose stories are watched; it only grows
     */
    Watch(Gateways gateways, int first, Supplier<Set<UUID>> stories) {
        this.gateways = gateways;
        this.turn = first;
        this.stories = stories;
    }

    /** Whether another gateway than this one serves it now, or this one over a socket that was opened since then. */
    public boolean isServedWithout(URI gateway, Instant since) {
        Served now = open;
        return now != null && now.frames.lost() == null && (!now.gateway.equals(gateway) || now.since.isAfter(since));
    }

    /** Every time without a socket. */
    public List<Outage> outages() {
        return List.copyOf(outages);
    }

    public Sighting sighting() {
        return sighting;
    }

    /** What each socket has shown of each story. */
    public List<StoryPart> storyParts() {
        return sockets.stream().flatMap(socket -> socket.storyParts().stream()).toList();
    }

    /** Watches until the thread is interrupted. */
    void run() throws InterruptedException {
        Instant lostAt = null;
        String why = "";
        while (true) {
            URI url = gateways.urls().get(Math.floorMod(turn++, gateways.urls().size()));
            SocketFrames frames = new SocketFrames(sighting);
            WebSocket socket = connect(url, frames);
            if (socket != null) {
                if (frames.helloWithin(CONNECT_WITHIN)) {
                    if (lostAt != null) {
                        outages.add(new Outage(lostAt, Duration.between(lostAt, Instant.now()), why));
                    }
                    sockets.add(frames);
                    open = new Served(frames, url, Instant.now());
                    why = follow(socket, frames);
                    lostAt = Instant.now();
                    open = null;
                }
                socket.abort();
            }
            Thread.sleep(TICK.toMillis());
        }
    }

    private @Nullable WebSocket connect(URI url, SocketFrames frames) {
        try {
            return http.newWebSocketBuilder()
                    .connectTimeout(CONNECT_WITHIN)
                    .header("X-API-KEY", gateways.key())
                    .subprotocols("greenroom.v1")
                    .buildAsync(URI.create(url.toString().replaceFirst("^http", "ws") + "/api/live"), frames)
                    .join();
        } catch (CompletionException away) {
            return null;
        }
    }

    /** @return why it is over */
    private String follow(WebSocket socket, SocketFrames frames) throws InterruptedException {
        Set<UUID> watched = Set.of();
        Instant pinged = Instant.EPOCH;
        try {
            subscribe(socket, watched);
            while (true) {
                Set<UUID> wanted = stories.get();
                if (wanted.size() > watched.size()) {
                    watched = Set.copyOf(wanted);
                    subscribe(socket, watched);
                }
                if (Duration.between(pinged, Instant.now()).compareTo(PING_EVERY) > 0) {
                    pinged = Instant.now();
                    frames.ping(socket);
                }
                String lost = frames.lost();
                if (lost != null) {
                    return lost;
                }
                Thread.sleep(TICK.toMillis());
            }
        } catch (CompletionException | IllegalStateException broken) {
            return "it cannot be written to";
        }
    }

    private static void subscribe(WebSocket socket, Set<UUID> stories) {
        List<String> topics = new ArrayList<>(List.of("tasks"));
        stories.forEach(task -> topics.add("task:" + task));
        socket.sendText(JsonMapper.shared().writeValueAsString(Map.of("subscribe", topics)), true)
                .join();
    }
}
