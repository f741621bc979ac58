package io.greenroom.render.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.greenroom.events.FailureReason;
import io.greenroom.media.Ffmpeg;
import io.greenroom.media.SampleMedia;
import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.engine.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegCallTest {

    private static final List<String> SOUND = List.of("-filter_complex", "sine=duration=5", "-f", "wav");

    @TempDir
    Path directory;

    @Test
    void blamesTheDiskAndNotTheInputWhenItIsFull() {
        EngineException failure = failure(SampleMedia.FFMPEG, "/dev/full");

        assertThat(failure.reason()).isEqualTo(FailureReason.DISK_NOT_USABLE);
    }

    /** As ffmpeg 5.1 does when the disk has room for all but the last bytes. */
    @Test
    void blamesTheFullDiskThoughFfmpegEndsWell() throws Exception {
        Ffmpeg content = script("echo 'Error writing trailer of out.wav: No space left on device' >&2");

        assertThat(failure(content, "out.wav").reason()).isEqualTo(FailureReason.DISK_NOT_USABLE);
    }

    @Test
    void believesNoTitleThatSpeaksOfAFullDisk() throws Exception {
        Ffmpeg titled = script("echo '    title           : No space left on device' >&2; exit 1");

        assertThat(failure(titled, "out.wav").reason()).isEqualTo(FailureReason.VIDEO_UNREADABLE);
    }

    @Test
    void doesNotBlameTheInputWhenFfmpegIsKilled() throws Exception {
        EngineException failure = failure(script("kill -9 $$"), "out.wav");

        assertThat(failure.reason()).isEqualTo(FailureReason.ENGINE_KILLED);
        assertThat(failure.args()).containsEntry("signal", 9);
    }

    @Test
    void tellsWhatFfmpegSaysOfTheInput() {
        EngineException failure = failure(SampleMedia.FFMPEG, "no/such/directory/out.wav");

        assertThat(failure.reason()).isEqualTo(FailureReason.VIDEO_UNREADABLE);
        assertThat(failure.sentence()).contains("No such file or directory");
    }

    private Ffmpeg script(String commands) throws IOException {
        Path script = Files.writeString(directory.resolve("ffmpeg"), "#!/bin/sh\n" + commands + "\n");
        script.toFile().setExecutable(true);
        return new Ffmpeg(script, script, Map.of(), "");
    }

    private EngineException failure(Ffmpeg ffmpeg, String output) {
        List<String> arguments = new ArrayList<>(SOUND);
        arguments.add(output);
        return catchThrowableOfType(
                EngineException.class,
                () -> new FfmpegCall(ffmpeg, "test")
                        .run(
                                arguments,
                                directory,
                                Duration.ofMinutes(2),
                                FailureReason.VIDEO_UNREADABLE,
                                made -> {},
                                said -> {},
                                new Cancellation()));
    }
}
