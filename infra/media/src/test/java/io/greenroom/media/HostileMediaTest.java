package io.greenroom.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.greenroom.media.HostileMedia.Hostile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class HostileMediaTest {

    @TempDir
    static Path directory;

    private static HostileMedia hostile;

    @BeforeAll
    static void make() throws Exception {
        hostile = new HostileMedia(directory);
    }

    @AfterAll
    static void close() throws Exception {
        hostile.close();
    }

    /** Without this, the other tests would prove nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-f concat -safe 0 -protocol_whitelist file -i concat-file.mp4",
                "-f concat -safe 0 -protocol_whitelist file,http,tcp -i concat-http.mp4",
                "-f hls -allowed_extensions ALL -extension_picky 0 -protocol_whitelist file,http,tcp -i playlist-http.mp4",
                "-enable_drefs 1 -use_absolute_path 1 -protocol_whitelist file -i elsewhere.mp4"
            })
    void reachTheCanariesWhereNothingHoldsThem(String arguments) throws Exception {
        ffmpeg(new ArrayList<>(Arrays.asList(arguments.split(" "))));

        await().until(hostile::touched);
    }

    @Test
    void areRefusedByFfprobeWithoutTouchingACanary() throws Exception {
        var ffprobe = new Ffprobe(SampleMedia.FFMPEG);
        for (Hostile file : hostile.all()) {
            if (file.mayBeMedia()) {
                look(ffprobe, file);
            } else {
                assertThatThrownBy(() -> ffprobe.probe(file.file()))
                        .as(file.name())
                        .isInstanceOf(NotMediaException.class);
            }
            assertThat(hostile.touched()).as(file.name()).isFalse();
        }
    }

    @Test
    void areDecodedWithoutTouchingACanary() throws Exception {
        for (Hostile file : hostile.all()) {
            ffmpeg(UntrustedMedia.input(file.file()));

            assertThat(hostile.touched()).as(file.name()).isFalse();
        }
    }

    @Test
    void areNotMoreThanNamesWhateverTheyAreCalled() throws Exception {
        Path whole = SampleMedia.talkingVideo(directory);
        for (String name :
                List.of("-y", "$(touch ran)", "`touch ran`", "a\nb", "http:x", "concat:a|b", "%03d.mp4", "'\"")) {
            Path named = Files.copy(whole, directory.resolve(name));

            assertThat(new Ffprobe(SampleMedia.FFMPEG).probe(named).video())
                    .as(name)
                    .isNotNull();
            assertThat(ffmpeg(UntrustedMedia.input(named)).succeeded()).as(name).isTrue();
        }
        assertThat(directory.resolve("ran")).doesNotExist();
    }

    private static void look(Ffprobe ffprobe, Hostile file) throws Exception {
        try {
            ffprobe.probe(file.file());
        } catch (NotMediaException e) {
            assertThat(e.getMessage()).as(file.name()).isNotBlank();
        }
    }

    private Ended ffmpeg(List<String> input) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of(SampleMedia.FFMPEG.ffmpeg().toString(), "-nostdin"));
        arguments.addAll(input);
        arguments.addAll(List.of("-t", "10", "-f", "null", "-"));
        Duration minute = Duration.ofMinutes(1);
        var command =
                new Command(arguments, directory, SampleMedia.FFMPEG.environment(), minute, minute, Duration.ZERO);
        Ended ended = new MediaProcess(command, line -> true, line -> true).run();
        assertThat(ended.cause()).isEqualTo(Ended.Cause.EXITED);
        return ended;
    }
}
