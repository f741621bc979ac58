package io.greenroom.gateway.live;

import io.greenroom.events.HumanChanged;
import io.greenroom.events.KeyRevoked;
import io.greenroom.events.Message;
import io.greenroom.events.TaskChanged;
import io.greenroom.events.TaskDeleted;
import io.greenroom.events.WorkerChanged;
import io.greenroom.gateway.keys.OpenConnections;
import io.greenroom.gateway.tasks.TaskLog;
import io.greenroom.gateway.tasks.TaskLogs;
import io.greenroom.gateway.tasks.TaskView;
import io.greenroom.gateway.tasks.TaskViews;
import io.greenroom.gateway.workers.WorkerViews;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns news into frames for the sockets that watch: the row is read once, however many they are. */
@Component
class LiveRelay {

    private static final int LOG_ROWS = 200;

    private final LiveSockets sockets;
    private final TaskViews tasks;
    private final TaskLogs logs;
    private final WorkerViews workers;
    private final OpenConnections connections;
    private final JsonMapper json;

    LiveRelay(
            LiveSockets sockets,
            TaskViews tasks,
            TaskLogs logs,
            WorkerViews workers,
            OpenConnections connections,
            JsonMapper json) {
        this.sockets = sockets;
        this.tasks = tasks;
        this.logs = logs;
        this.workers = workers;
        this.connections = connections;
        this.json = json;
    }

    void relay(Message news) {
        if (news instanceof TaskChanged changed) {
            task(Objects.requireNonNull(changed.header().taskId()), changed.workspaceId());
        } else if (news instanceof TaskDeleted deleted) {
            UUID id = Objects.requireNonNull(deleted.header().taskId());
            send(
                    "task:" + id,
                    frame("task_deleted", "id", id),
                    watcher -> watcher.caller().sees(deleted.workspaceId()) && watcher.watchesTask(id));
        } else if (news instanceof HumanChanged changed) {
            send(
                    "human:" + changed.humanId(),
                    frame("digital_human", "id", changed.humanId()),
                    watcher -> watcher.caller().sees(changed.workspaceId()));
        } else if (news instanceof WorkerChanged changed) {
            worker(Objects.requireNonNull(changed.header().workerId()));
        } else if (news instanceof KeyRevoked revoked) {
            connections.changed(revoked.keyId());
        }
    }

    private void task(UUID id, UUID workspaceId) {
        List<Watcher> watching = sockets.watchers().stream()
                .filter(watcher -> watcher.caller().sees(workspaceId) && watcher.watchesTask(id))
                .toList();
        if (watching.isEmpty()) {
            return;
        }
        tasks.find(id, null).ifPresent(task -> {
            String frame = frame("task", "task", task);
            watching.stream()
                    .filter(watcher -> watcher.isNews(id, task.version()))
                    .forEach(watcher -> watcher.send("task:" + id, frame));
            watching.stream().filter(watcher -> watcher.watchesStory(id)).forEach(watcher -> story(task, watcher));
        });
    }

    private void story(TaskView task, Watcher watcher) {
        for (TaskLog line : logs.after(task.id(), watcher.lastLog(task.id(), 0), LOG_ROWS)) {
            Map<String, Object> frame = new LinkedHashMap<>();
            frame.put("type", "log");
            frame.put("task_id", task.id());
            frame.put("log", line);
            watcher.send("log:" + line.id(), json.writeValueAsString(frame));
            watcher.toldLog(task.id(), line.id());
        }
    }

    private void worker(String id) {
        if (sockets.watchers().stream().anyMatch(watcher -> watcher.watches("workers"))) {
            workers.find(id)
                    .ifPresent(worker -> send(
                            "worker:" + id, frame("worker", "worker", worker), watcher -> watcher.watches("workers")));
        }
    }

    private void send(String about, String frame, Predicate<Watcher> who) {
        sockets.watchers().stream().filter(who).forEach(watcher -> watcher.send(about, frame));
    }

    private String frame(String type, String name, Object content) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("type", type);
        frame.put(name, content);
        return json.writeValueAsString(frame);
    }
}
