package io.greenroom.render.health;

import io.greenroom.events.Finding;
import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.media.Ffmpeg;
import io.greenroom.render.engine.SelfCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
            return List.of(Check.of(
                    NAME,
                    Check.Level.BROKEN,
                    Finding.FFMPEG_GONE,
                    Map.of("program", gone.get().toString())));
        }
        return List.of(judge(ffmpeg.version()));
    }

    /** A warning at most: what strangers send reaches only the readers and decoders of a short list. */
    Check judge(String version) {
        String program = ffmpeg.ffmpeg().toString();
        Optional<List<KnownVulnerability>> known = KnownVulnerability.of(version);
        if (known.isEmpty()) {
            return Check.of(
                    NAME,
                    Check.Level.WARNING,
                    Finding.FFMPEG_WITHOUT_NUMBER,
                    Map.of("version", version, "program", program));
        }
        if (known.get().isEmpty()) {
            return new Check(NAME, Check.Level.OK, "ffmpeg " + version + ", " + program);
        }
        String names = known.get().stream().map(KnownVulnerability::describe).collect(Collectors.joining(", "));
        return Check.of(
                NAME,
                Check.Level.WARNING,
                Finding.FFMPEG_VULNERABLE,
                Map.of("version", version, "program", program, "names", names));
    }
}
