package io.greenroom.launcher.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        this.gateway = new GatewayClient(url, key);
        this.progress = Progress.on(System.out, terminal);
    }

    /**
     * Returns once the video stands at its place, checked.
     *
     * @throws RenderFailure when no whole video came out; then nothing is left at that place
     */
    public Rendered run(RenderRequest request) throws IOException {
        String video = gateway.upload(request.video());
        String audio = gateway.upload(request.audio());
        String human = gateway.createDigitalHuman(request.name(), video);
        Task ended = follow(gateway.createTask(request.name(), human, audio));
        if (!ended.completed()) {
            throw new RenderFailure("the task " + ended.id() + " " + ended.status()
                    + (ended.errorCode() == null ? "" : " (" + ended.errorCode() + ")")
                    + (ended.errorMessage() == null ? "" : ": " + ended.errorMessage()));
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
        Task now = submitted;
        Optional<String> version = Optional.empty();
        while (true) {
            task = now;
            progress.show(now);
            if (now.ended()) {
                progress.end();
                readStory(now.id());
                return now;
            }
            version = gateway.awaitChange(now.id(), version.orElse(null));
            now = gateway.task(now.id());
        }
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
        Path arriving = Files.createTempFile(out.getParent(), "." + out.getFileName(), ".part");
        try {
            long promisedBytes = gateway.download(done.id(), arriving);
            long bytes = Files.size(arriving);
            if (promisedBytes >= 0 && bytes != promisedBytes) {
                throw new RenderFailure("the download broke off at " + bytes + " of " + promisedBytes
                        + " bytes: fetch it again from /api/videos/" + done.id());
            }
            Mp4 mp4 = Mp4.read(arriving)
                    .orElseThrow(
                            () -> new RenderFailure("what the gateway sent is not a whole mp4: see ./greenroom logs"));
            Long promisedMillis = done.durationMs();
            if (promisedMillis != null && Math.abs(mp4.durationMillis() - promisedMillis) > DURATION_SLACK_MILLIS) {
                throw new RenderFailure("the video lasts " + mp4.durationMillis() + " ms and not " + promisedMillis
                        + " ms as the task says: see ./greenroom logs");
            }
            Files.setPosixFilePermissions(arriving, RenderRequest.DEFAULT_PERMISSIONS);
            Files.move(arriving, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Rendered(done.id(), out, bytes, mp4, story);
        } finally {
            Files.deleteIfExists(arriving);
        }
    }
}
