package io.greenroom.gateway.live;

import io.greenroom.gateway.tasks.TaskView;
import io.greenroom.gateway.tasks.TaskViews;
import io.greenroom.gateway.tasks.Waiting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells whoever watches a pending task when that changes for which it waits. Workers come, break and fall silent without
 * touching the task, so there is no event to go by: each gateway looks for its own sockets.
 */
@Component
class WaitingNews {

    private final LiveSockets sockets;
    private final TaskViews tasks;
    private final JsonMapper json;
    /** What was told last of each task that is watched and pending; empty while workers are ready for it. */
    private Map<UUID, Optional<Waiting>> told = Map.of();

    WaitingNews(LiveSockets sockets, TaskViews tasks, JsonMapper json) {
        this.sockets = sockets;
        this.tasks = tasks;
        this.json = json;
    }

    /** At a worker's own pace. A task is told once when it is first seen: what its page shows may be a little older. */
    @Scheduled(fixedDelayString = "PT5S")
    synchronized void look() {
        Set<UUID> watched =
                sockets.watchers().stream().flatMap(Watcher::stories).collect(Collectors.toSet());
        Map<UUID, Optional<Waiting>> now = new HashMap<>();
        for (TaskView task : tasks.pending(watched)) {
            Optional<Waiting> waiting = Optional.ofNullable(task.waiting());
            now.put(task.id(), waiting);
            if (!Objects.equals(told.get(task.id()), waiting)) {
                tell(task);
            }
        }
        told = now;
    }

    /** Its version is not asked for: it has not changed. */
    private void tell(TaskView task) {
        String frame = json.writeValueAsString(Map.of("type", "task", "task", task));
        List<Watcher> watching = sockets.watchers().stream()
                .filter(watcher -> watcher.caller().sees(task.workspaceId()) && watcher.watchesStory(task.id()))
                .toList();
        watching.forEach(watcher -> watcher.send("task:" + task.id(), frame));
    }
}
