package io.greenroom.faults.check;

import io.greenroom.faults.evidence.TaskRow;
import io.greenroom.media.Ffmpeg;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.MediaInfo;
import io.greenroom.media.NotMediaException;
import io.greenroom.media.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The result of every completed task exists, has the recorded SHA-256, and plays as long as recorded. */
public final class Results {

    private static final long LENGTH_TOLERANCE_MILLIS = 200;

    private final Fetch store;
    private final Ffprobe ffprobe;
    private final Decoder decoder;
    private final Path target;

    private Results(Fetch store, Ffmpeg ffmpeg, Path directory) {
        this.store = store;
        this.ffprobe = new Ffprobe(ffmpeg);
        this.decoder = new Decoder(ffmpeg);
        this.target = directory.resolve("result.mp4");
    }

    /** How an object comes out of the store. */
    public interface Fetch {
        /** Empty where there is no such object. */
        Optional<Stored> download(String key, Path target);
    }

    /** @param directory for the one that is being looked at */
    public static Verdict of(List<TaskRow> tasks, Fetch store, Ffmpeg ffmpeg, Path directory)
            throws IOException, InterruptedException {
        Results results = new Results(store, ffmpeg, directory);
        List<String> broken = new ArrayList<>();
        List<TaskRow> completed =
                tasks.stream().filter(task -> task.status().equals("completed")).toList();
        for (TaskRow task : completed) {
            String wrong = results.wrong(task);
            if (wrong != null) {
                broken.add("task " + task.id() + ": " + wrong);
            }
        }
        if (completed.isEmpty()) {
            broken.add("no task was completed at all");
        }
        return new Verdict(
                "results exist, have the recorded sha256, and play",
                completed.size() + " fetched, compared and decoded",
                broken);
    }

    private @Nullable String wrong(TaskRow task) throws IOException, InterruptedException {
        String key = Objects.requireNonNullElse(task.resultKey(), "");
        try {
            Optional<Stored> stored = store.download(key, target);
            if (stored.isEmpty()) {
                return key + " is not there";
            }
            if (!stored.get().sha256().equals(task.resultSha256())) {
                return key + " has the SHA-256 " + stored.get().sha256() + ", recorded is " + task.resultSha256();
            }
            MediaInfo info = ffprobe.probe(target);
            long millis = Objects.requireNonNullElse(info.durationMillis(), 0L);
            if (info.video() == null || info.audio() == null) {
                return key + " lacks picture or sound";
            }
            if (Math.abs(millis - task.durationMillis()) > LENGTH_TOLERANCE_MILLIS) {
                return key + " plays " + millis + " ms, recorded is " + task.durationMillis();
            }
            return decoder.decodes(target) ? null : key + " cannot be decoded to its end";
        } catch (NotMediaException broken) {
            return key + " does not play: " + broken.getMessage();
        } finally {
            Files.deleteIfExists(target);
        }
    }
}
