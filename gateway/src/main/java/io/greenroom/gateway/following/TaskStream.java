package io.greenroom.gateway.following;

import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.tasks.TaskLog;
import io.greenroom.gateway.tasks.TaskStatusView;
import io.greenroom.gateway.tasks.TaskView;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stream of server-sent events about one task: {@code log} for each line of its story, with the line's id, and
 * {@code task} whenever the task has changed. It ends with the task. Only what the client has taken is followed by more,
 * so it holds one part of the story at most.
 */
final class TaskStream implements Follower {

    /** Some proxies end what says nothing for half a minute. */
    static final long QUIET_AT_MOST_NANOS = 15_000_000_000L;

    private static final Logger log = LoggerFactory.getLogger(TaskStream.class);

    private final Caller caller;
    private final UUID taskId;
    private final StoryReader stories;
    private final FollowerThreads threads;
    private final JsonMapper json;
    private final SseEmitter client = new SseEmitter(0L);

    /** Whether a thread has it in hand; the rest is only touched by that one. */
    private boolean busy;

    private boolean again;
    private boolean over;

    private long lastLine;
    private String lastTask = "";
    private long sentAt = System.nanoTime();

    TaskStream(
            Caller caller, UUID taskId, StoryReader stories, FollowerThreads threads, JsonMapper json, long lastLine) {
        this.caller = caller;
        this.taskId = taskId;
        this.stories = stories;
        this.threads = threads;
        this.json = json;
        this.lastLine = lastLine;
    }

    /** @param then what to do once it has ended, or the client has gone */
    SseEmitter open(Runnable then) {
        client.onCompletion(then);
        client.onError(gone -> then.run());
        return client;
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public UUID taskId() {
        return taskId;
    }

    @Override
    public void see(TaskView task) {
        synchronized (this) {
            again = true;
            if (busy || over) {
                return;
            }
            busy = true;
        }
        threads.readers().execute(this::read);
    }

    @Override
    public void gone() {
        end();
    }

    @Override
    public void leave() {
        end();
    }

    @Override
    public void refuse() {
        end();
    }

    private void read() {
        synchronized (this) {
            again = false;
        }
        try {
            Optional<StoryPart> part = stories.after(taskId, lastLine);
            if (part.isEmpty()) {
                end();
            } else {
                threads.senders().execute(() -> send(part.get()));
            }
        } catch (RuntimeException failure) {
            log.debug("story of {} not read; tried again in 5 s: {}", taskId, failure.toString());
            rest();
        }
    }

    private void send(StoryPart part) {
        try {
            for (TaskLog line : part.lines()) {
                send(SseEmitter.event()
                        .id(String.valueOf(line.id()))
                        .name("log")
                        .data(json.writeValueAsString(line)));
                lastLine = line.id();
            }
            if (part.more()) {
                threads.readers().execute(this::read);
                return;
            }
            tell(part.task());
        } catch (IOException | IllegalStateException gone) {
            log.debug("stream of {} is gone: {}", taskId, gone.toString());
            end();
        }
        rest();
    }

    private void tell(TaskView task) throws IOException {
        String now = task.version() + " " + TaskStatusView.of(task).tag();
        if (!now.equals(lastTask)) {
            send(SseEmitter.event().name("task").data(json.writeValueAsString(task)));
            lastTask = now;
        } else if (System.nanoTime() - sentAt > QUIET_AT_MOST_NANOS) {
            send(SseEmitter.event().comment(""));
        }
        if (TaskStreams.hasEnded(task)) {
            end();
        }
    }

    private void send(SseEmitter.SseEventBuilder event) throws IOException {
        client.send(event);
        sentAt = System.nanoTime();
    }

    /** Nothing more to do, unless there was news meanwhile. */
    private void rest() {
        synchronized (this) {
            busy = again && !over;
            if (!busy) {
                return;
            }
        }
        threads.readers().execute(this::read);
    }

    private void end() {
        synchronized (this) {
            over = true;
        }
        client.complete();
    }
}
