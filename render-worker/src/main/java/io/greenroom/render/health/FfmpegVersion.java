package io.greenroom.render.health;

import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.media.Ffmpeg;
import io.greenroom.render.engine.SelfCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether ffmpeg is still there, and whether its version is one that should not see strangers' files. */
final class FfmpegVersion implements SelfCheck {

    static final String NAME = "ffmpeg";

    private final Ffmpeg ffmpeg;

    /** @param ffmpeg one that worked when this process started */
    FfmpegVersion(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    @Override
    public List<Check> look() {
        Optional<Path> gone = Stream.of(ffmpeg.ffmpeg(), ffmpeg.ffprobe())
                .filter(program -> !Files.isExecutable(program))
                .findFirst();
        if (gone.isPresent()) {
            return List.of(new Check(
                    NAME, Check.Level.BROKEN, gone.get() + " is gone: install ffmpeg again and restart the worker"));
        }
        return List.of(judge(ffmpeg.version()));
    }

    /** A warning at most: what strangers send reaches only the readers and decoders of a short list. */
    Check judge(String version) {
        String found = "ffmpeg " + version + ", " + ffmpeg.ffmpeg();
        Optional<List<KnownVulnerability>> known = KnownVulnerability.of(version);
        if (known.isEmpty()) {
            return new Check(
                    NAME,
                    Check.Level.WARNING,
                    found + ": it has no version number to look up; make sure that it is newer than 8.1.2");
        }
        if (known.get().isEmpty()) {
            return new Check(NAME, Check.Level.OK, found);
        }
        String names = known.get().stream().map(KnownVulnerability::describe).collect(Collectors.joining(", "));
        return new Check(
                NAME,
                Check.Level.WARNING,
                found + ": versions of this number are vulnerable by " + names
                        + "; install 8.1.2 or newer, or make sure that your distribution has mended it");
    }
}
