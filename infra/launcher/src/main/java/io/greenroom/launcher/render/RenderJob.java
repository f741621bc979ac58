package io.greenroom.launcher.render;

import io.greenroom.launcher.client.Download;
import io.greenroom.launcher.client.Follower;
import io.greenroom.launcher.client.GatewayClient;
import io.greenroom.launcher.client.Progress;
import io.greenroom.launcher.client.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The way of one video: both files up, digital human, task, followed to its end, the result down and checked. */
public final class RenderJob {
    /** How far the file's own duration may lie from what the task says. */
    private static final long DURATION_SLACK_MILLIS = 100;

    private final GatewayClient gateway;
    private final Progress progress;
    private final List<Task.LogRow> story = new ArrayList<>();
    private volatile @Nullable Task task;

    /** @param terminal whether the output is one, so that a line may be drawn over */
    public RenderJob(String url, String key, boolean terminal) {
        this.gateway = GatewayClient.patient(url, key);
        this.progress = Progress.on(System.out, terminal);
    }

    /**
     * Returns once the video stands at its place, checked.
     *
     * @throws RenderFailure when no whole video came out; then nothing is left at that place
     * @throws io.greenroom.launcher.client.GatewayFailure likewise, when the gateway refused or did not answer
     */
    public Rendered run(RenderRequest request) throws IOException {
        String video = gateway.upload(request.video());
        String audio = gateway.upload(request.audio());
        String human = gateway.createDigitalHuman(request.name(), video);
        Task ended = follow(gateway.createTask(
                request.name(), human, audio, UUID.randomUUID().toString()));
        if (!ended.completed()) {
            throw new RenderFailure(ended.ending());
        }
        return fetch(ended, request.out());
    }

    /** Cancels the task if there is one and it still runs. Best effort and quick. */
    public void cancel() {
        Task running = task;
        if (running != null && !running.ended()) {
            gateway.cancel(running.id());
        }
    }

    private Task follow(Task submitted) {
        task = submitted;
        Task ended = new Follower(gateway).follow(submitted.id(), now -> {
            task = now;
            progress.show(now);
        });
        progress.end();
        readStory(ended.id());
        return ended;
    }

    private void readStory(String id) {
        while (true) {
            List<Task.LogRow> more = gateway.logs(
                    id, story.isEmpty() ? 0 : story.get(story.size() - 1).id());
            if (more.isEmpty()) {
                return;
            }
            story.addAll(more);
        }
    }

    private Rendered fetch(Task done, Path out) throws IOException {
        AtomicReference<@Nullable Mp4> found = new AtomicReference<>();
        long bytes = new Download(gateway).fetch(done.id(), out, arrived -> found.set(checked(done, arrived)));
        return new Rendered(done.id(), out, bytes, Objects.requireNonNull(found.get()), story);
    }

    private static Mp4 checked(Task done, Path arrived) throws IOException {
        Mp4 mp4 = Mp4.read(arrived)
                .orElseThrow(() -> new RenderFailure("what the gateway sent is not a whole mp4: see ./greenroom logs"));
        Long promisedMillis = done.durationMillis();
        if (promisedMillis != null && Math.abs(mp4.durationMillis() - promisedMillis) > DURATION_SLACK_MILLIS) {
            throw new RenderFailure("the video lasts " + mp4.durationMillis() + " ms and not " + promisedMillis
                    + " ms as the task says: see ./greenroom logs");
        }
        return mp4;
    }
}
