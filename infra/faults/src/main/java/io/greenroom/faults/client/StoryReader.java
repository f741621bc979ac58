package io.greenroom.faults.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads the stories of tasks as a program does: again and again what came after the last row it knows. */
public final class StoryReader {

    private static final String UNFINISHED = "/api/tasks?limit=200&status=pending&status=processing";

    private final Gateways gateways;
    private final Map<UUID, List<Long>> read = new ConcurrentHashMap<>();

    StoryReader(Gateways gateways) {
        this.gateways = gateways;
    }

    /** Of the tasks that are not ended. */
    void round() throws InterruptedException {
        Answer unfinished = gateways.get(UNFINISHED);
        for (JsonNode task : unfinished.body().path("data")) {
            readOn(UUID.fromString(task.path("id").asString()));
        }
    }

    /** The rest of these stories, for certain. */
    public void finish(Set<UUID> tasks) throws InterruptedException {
        for (UUID task : tasks) {
            boolean more = true;
            while (more) {
                more = gateways.insist(at -> at.get(path(task))).path("data").size() > 0 && readOn(task);
            }
        }
    }

    /** Ids of the rows in the order in which they were read. */
    public Map<UUID, List<Long>> read() {
        return read.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, story -> List.copyOf(story.getValue())));
    }

    private boolean readOn(UUID task) throws InterruptedException {
        Answer rows = gateways.get(path(task));
        List<Long> ids = read.computeIfAbsent(task, unknown -> new ArrayList<>());
        rows.body().path("data").forEach(row -> ids.add(row.path("id").asLong()));
        return rows.done();
    }

    private String path(UUID task) {
        List<Long> ids = read.getOrDefault(task, List.of());
        long last = ids.isEmpty() ? 0 : ids.get(ids.size() - 1);
        return "/api/tasks/" + task + "/logs?limit=200&after=" + last;
    }
}
