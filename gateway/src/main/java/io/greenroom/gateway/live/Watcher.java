package io.greenroom.gateway.live;

import io.github.bucket4j.Bucket;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.stats.TaskStats;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One open socket: who holds it, what it watches, and how far it has been told. */
final class Watcher {

    private static final String STORY = "task:";

    /** A page names its topics anew whenever one comes or goes; nobody turns pages faster than this. */
    private static final int FRAMES_A_SECOND = 20;

    private static final int FRAMES_AT_ONCE = 200;

    private final Caller caller;
    private final Bucket asks = Bucket.builder()
            .addLimit(limit -> limit.capacity(FRAMES_AT_ONCE).refillGreedy(FRAMES_A_SECOND, Duration.ofSeconds(1)))
            .build();
    private final Outbox outbox;
    private volatile Set<String> topics = Set.of();
    /** The id of the last log row sent, for each task whose story is watched. */
    private final Map<UUID, Long> lastLog = new ConcurrentHashMap<>();
    /** The version last sent of each task: the news of two gateways may cross. */
    private final Map<UUID, Long> versions = new ConcurrentHashMap<>();
    /** The figures last sent; null while they are not watched. */
    private volatile @Nullable TaskStats figures;

    Watcher(Caller caller, Outbox outbox) {
        this.caller = caller;
        this.outbox = outbox;
    }

    Caller caller() {
        return caller;
    }

    /** @return false when it sends faster than we want to read */
    boolean mayAsk() {
        return asks.tryConsume(1);
    }

    void watch(Set<String> wanted) {
        topics = Set.copyOf(wanted);
        lastLog.keySet().removeIf(task -> !watchesStory(task));
        if (!watches("stats")) {
            figures = null;
        }
    }

    boolean watches(String topic) {
        return topics.contains(topic);
    }

    boolean watchesStory(UUID task) {
        return topics.contains(STORY + task);
    }

    /** The tasks whose story is watched. */
    Stream<UUID> stories() {
        return topics.stream()
                .filter(topic -> topic.startsWith(STORY))
                .map(topic -> UUID.fromString(topic.substring(STORY.length())));
    }

    boolean watchesTask(UUID task) {
        return watches("tasks") || watchesStory(task);
    }

    /** Where the story goes on for this socket; the first time it is asked, from what is stored already. */
    long lastLog(UUID task, long stored) {
        return lastLog.computeIfAbsent(task, unknown -> stored);
    }

    void toldLog(UUID task, long id) {
        lastLog.merge(task, id, Math::max);
    }

    /** @return false when this version, or a later one, has been sent */
    boolean isNews(UUID task, long version) {
        Long told = versions.get(task);
        if (told != null && told >= version) {
            return false;
        }
        if (versions.size() > Outbox.MOST_FRAMES) {
            versions.clear();
        }
        versions.put(task, version);
        return true;
    }

    /** @return false when these very figures have been sent */
    boolean isNews(TaskStats now) {
        boolean news = !now.equals(figures);
        figures = now;
        return news;
    }

    void send(String about, String frame) {
        outbox.put(about, frame);
    }
}
