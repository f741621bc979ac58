package io.greenroom.gateway.live;

import io.greenroom.events.Message;
import io.greenroom.events.StatsChanged;
import io.greenroom.events.TaskChanged;
import io.greenroom.events.TaskDeleted;
import io.greenroom.gateway.stats.StatsOfTasks;
import io.greenroom.gateway.stats.StatsOfTasks.Counted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells whoever watches the figures when they move: a second later at most where they are cheap to count, and never
 * more often, however many tasks move. Each gateway hears the news of all and counts for its own sockets.
 */
@Component
class StatsNews {

    private static final String TOPIC = "stats";

    /** An hour ends and a day moves on without any news. */
    private static final long OLD_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final LiveSockets sockets;
    private final StatsOfTasks stats;
    private final JsonMapper json;
    /** When news of a workspace came last, by {@link System#nanoTime}; of any, under empty. */
    private final Map<Optional<UUID>, Long> heard = new ConcurrentHashMap<>();
    /** What was counted last for those who watch. */
    private final Map<Optional<UUID>, Counted> figures = new HashMap<>();

    StatsNews(LiveSockets sockets, StatsOfTasks stats, JsonMapper json) {
        this.sockets = sockets;
        this.stats = stats;
        this.json = json;
    }

    void hear(Message news) {
        if (news instanceof TaskChanged changed) {
            moved(changed.workspaceId());
        } else if (news instanceof TaskDeleted deleted) {
            moved(deleted.workspaceId());
        } else if (news instanceof StatsChanged changed) {
            moved(changed.workspaceId());
        }
    }

    private void moved(UUID workspace) {
        long now = System.nanoTime();
        heard.put(Optional.of(workspace), now);
        heard.put(Optional.empty(), now);
    }

    /** Whoever has just begun to watch is told in any case: what its page shows may be a little older. */
    @Scheduled(fixedDelayString = "PT1S")
    synchronized void look() {
        Map<Optional<UUID>, List<Watcher>> watching = sockets.watchers().stream()
                .filter(watcher -> watcher.watches(TOPIC))
                .collect(Collectors.groupingBy(
                        watcher -> Optional.ofNullable(watcher.caller().onlyWorkspace())));
        figures.keySet().retainAll(watching.keySet());
        watching.forEach(this::tell);
    }

    private void tell(Optional<UUID> workspace, List<Watcher> watching) {
        Counted known = figures.get(workspace);
        Counted now = known == null || isOld(workspace, known) ? stats.of(workspace.orElse(null)) : known;
        figures.put(workspace, now);
        List<Watcher> behind =
                watching.stream().filter(watcher -> watcher.isNews(now.stats())).toList();
        if (!behind.isEmpty()) {
            String frame = json.writeValueAsString(Map.of("type", TOPIC, "stats", now.stats()));
            behind.forEach(watcher -> watcher.send(TOPIC, frame));
        }
    }

    /** Figures that were begun before the last news stay old, even if they were asked for after it. */
    private boolean isOld(Optional<UUID> workspace, Counted known) {
        Long news = heard.get(workspace);
        return (news != null && news - known.begunNanos() >= 0) || System.nanoTime() - known.begunNanos() > OLD_NANOS;
    }
}
