package io.greenroom.launcher.render;

import io.greenroom.launcher.client.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A video that was made, and its task's story. */
public record Rendered(String taskId, Path file, long bytes, Mp4 mp4, List<Task.LogRow> story) {

    /** Such as "written /home/a/hello.mp4 (7.2 s, H.264 + AAC, 1.3 MB)". */
    public String summary() {
        Set<String> codecs =
                new TreeSet<>(mp4.codecs().stream().map(Rendered::known).toList()).descendingSet();
        return String.format(
                Locale.ROOT,
                "written %s (%.1f s, %s, %.1f MB)",
                file,
                mp4.durationMillis() / 1000.0,
                String.join(" + ", codecs),
                bytes / 1e6);
    }

    /** One line a row: time of day, status, what happened. */
    public List<String> lines() {
        return story.stream().map(row -> "  " + row.line()).toList();
    }

    private static String known(String sampleEntry) {
        return switch (sampleEntry) {
            case "avc1", "avc3" -> "H.264";
            case "mp4a" -> "AAC";
            default -> sampleEntry;
        };
    }
}
