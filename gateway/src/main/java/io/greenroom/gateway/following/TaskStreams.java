package io.greenroom.gateway.following;

import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.tasks.TaskStatus;
import io.greenroom.gateway.tasks.TaskView;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** Opens streams of what happens to tasks. */
@Component
class TaskStreams {

    private final Followers followers;
    private final StoryReader stories;
    private final FollowerThreads threads;
    private final JsonMapper json;

    TaskStreams(Followers followers, StoryReader stories, FollowerThreads threads, JsonMapper json) {
        this.followers = followers;
        this.stories = stories;
        this.threads = threads;
        this.json = json;
    }

    /** Whether a client that knows the story up to that line would hear nothing more. */
    boolean isAllTold(TaskView task, long lastLine) {
        return hasEnded(task) && stories.lastLine(task.id()) <= lastLine;
    }

    /** @param lastLine the last line that the client knows; 0 for none */
    SseEmitter open(Caller caller, UUID task, long lastLine) {
        TaskStream stream = new TaskStream(caller, task, stories, threads, json, lastLine);
        SseEmitter client = stream.open(() -> followers.remove(stream));
        followers.add(stream);
        return client;
    }

    static boolean hasEnded(TaskView task) {
        return TaskStatus.of(task.status()).isTerminal();
    }
}
