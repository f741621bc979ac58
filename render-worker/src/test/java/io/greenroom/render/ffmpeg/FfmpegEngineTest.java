package io.greenroom.render.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.greenroom.events.FailureCode;
import io.greenroom.events.FailureReason;
import io.greenroom.events.Note;
import io.greenroom.events.Stage;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.MediaInfo;
import io.greenroom.media.SampleMedia;
import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.EngineInput;
import io.greenroom.render.engine.EngineListener;
import io.greenroom.render.program.Orphans;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FfmpegEngineTest {

    private static final String OWNER = "ffmpeg-engine-test";

    private final Ffprobe ffprobe = new Ffprobe(SampleMedia.FFMPEG);
    private final FfmpegEngine engine = new FfmpegEngine(new FfmpegCall(SampleMedia.FFMPEG, OWNER), ffprobe);
    private final List<Integer> percents = new CopyOnWriteArrayList<>();
    private Runnable onProgress = () -> {};
    private final List<String> said = new CopyOnWriteArrayList<>();

    @TempDir
    Path directory;

    @Test
    void playsAShortVideoForwardAndBackwardToTheAudiosLength() throws Exception {
        Path video = SampleMedia.make(
                directory.resolve("v.mp4"), "-filter_complex testsrc2=size=320x180:rate=25:duration=1.5");

        MediaInfo result = render(video, 7.31, Map.of());

        assertThat(result.durationMillis()).isCloseTo(7310L, within(100L));
        assertThat(result.video()).isEqualTo(new MediaInfo.Video("h264", 320, 180, 25, 183L, 0, true));
        assertThat(result.audio()).isEqualTo(new MediaInfo.Audio("aac", 48000, 1));
        assertThat(percents).isSorted().endsWith(100).hasSizeGreaterThan(2);
    }

    @Test
    void cutsALongVideo() throws Exception {
        Path video = SampleMedia.make(
                directory.resolve("v.mp4"), "-filter_complex testsrc2=size=320x180:rate=25:duration=12");

        MediaInfo result = render(video, 2.5, Map.of("crf", 35, "preset", "ultrafast"));

        assertThat(result.durationMillis()).isCloseTo(2500L, within(100L));
        assertThat(said).noneMatch(line -> line.contains("reverse"));
    }

    @Test
    void turnsRoundInPiecesWhatDoesNotFitInMemoryAtOnce() throws Exception {
        Path video = SampleMedia.make(
                directory.resolve("v.mp4"), "-filter_complex testsrc2=size=320x180:rate=25:duration=9.4");

        MediaInfo result = render(video, 17, Map.of("preset", "ultrafast"));

        assertThat(result.durationMillis()).isCloseTo(17_000L, within(100L));
        assertThat(said.stream().filter(line -> line.contains("-vf reverse"))).hasSize(3);
        assertThat(said).noneMatch(line -> line.contains("Non-monotonic"));
    }

    @Test
    void givesAnEvenUprightPictureWhateverTheSource() throws Exception {
        Path odd = SampleMedia.make(
                directory.resolve("odd.mkv"), "-filter_complex testsrc2=size=321x181:rate=50:duration=1 -c:v libvpx");
        Path phone = SampleMedia.phoneVideo(
                directory.resolve("phone.mp4"),
                SampleMedia.make(
                        directory.resolve("v.mp4"), "-filter_complex testsrc2=size=320x180:rate=25:duration=1"));

        assertThat(render(odd, 1, Map.of()).video())
                .extracting("width", "height", "fps")
                .containsExactly(320, 180, 30.0);
        assertThat(render(phone, 1, Map.of()).video())
                .extracting("width", "height", "rotation")
                .containsExactly(180, 320, 0);
    }

    @Test
    void refusesAParamOutOfItsRange() throws Exception {
        Path video = SampleMedia.make(
                directory.resolve("v.mp4"), "-filter_complex testsrc2=size=320x180:rate=25:duration=1");

        assertThatThrownBy(() -> render(video, 1, Map.of("crf", 99)))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("params.crf is 99")
                .extracting(failure -> ((EngineException) failure).code())
                .isEqualTo(FailureCode.INPUT_INVALID);
    }

    @Test
    void setsTheBitrateOfTheSound() throws Exception {
        Path video = SampleMedia.make(
                directory.resolve("v.mp4"), "-filter_complex testsrc2=size=320x180:rate=25:duration=1");

        render(video, 1, Map.of("audio_kbps", 96));

        assertThat(said).anyMatch(line -> line.contains("-b:a 96k"));
        assertThatThrownBy(() -> render(video, 1, Map.of("audio_kbps", "96k -y")))
                .hasMessageContaining("params.audio_kbps is 96k -y: it must be a whole number from 64 to 320");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aKilledFfmpegIsNoVerdictOnTheVideo(boolean byForce) throws Exception {
        Path video = SampleMedia.make(
                directory.resolve("v.mp4"),
                "-filter_complex testsrc2=size=1280x720:rate=25:duration=30 -c:v libx264 -preset ultrafast");
        onProgress =
                () -> Orphans.handles(OWNER).forEach(byForce ? ProcessHandle::destroyForcibly : ProcessHandle::destroy);

        assertThatThrownBy(() -> render(video, 30, Map.of("preset", "veryslow")))
                .isInstanceOfSatisfying(EngineException.class, failure -> {
                    assertThat(failure.reason()).isEqualTo(FailureReason.ENGINE_KILLED);
                    assertThat(failure.args()).containsEntry("signal", byForce ? 9 : 15);
                });
    }

    @Test
    void aFullDiskIsNoVerdictOnTheVideo() throws Exception {
        Path video = SampleMedia.make(
                directory.resolve("v.mp4"), "-filter_complex testsrc2=size=320x180:rate=25:duration=1");
        List<String> arguments = List.of("-i", video.toString(), "-f", "matroska", "file:/dev/full");

        assertThatThrownBy(() -> new FfmpegCall(SampleMedia.FFMPEG, OWNER)
                        .run(
                                arguments,
                                directory,
                                Duration.ofMinutes(5),
                                FailureReason.VIDEO_UNREADABLE,
                                made -> {},
                                said::add,
                                new Cancellation()))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(FailureReason.DISK_NOT_USABLE));
    }

    private MediaInfo render(Path video, double audioSeconds, Map<String, Object> params) throws Exception {
        Path run = Files.createTempDirectory(directory, "run 视频 ");
        Path audio = SampleMedia.make(
                run.resolve("audio.wav"),
                "-filter_complex sine=frequency=440:sample_rate=48000:duration=" + audioSeconds);
        Path output = run.resolve("result.mp4");
        var input = new EngineInput(
                0,
                video,
                ffprobe.probe(video),
                audio,
                Duration.ofMillis(Math.round(audioSeconds * 1000)),
                params,
                Files.createDirectory(run.resolve("work")),
                output);
        engine.render(input, listener(), new Cancellation());
        return ffprobe.probe(output);
    }

    private EngineListener listener() {
        return new EngineListener() {
            @Override
            public void progressed(Stage stage, int percent, boolean estimated) {
                percents.add(percent);
                onProgress.run();
            }

            @Override
            public void noted(Note note, Map<String, Object> args) {}

            @Override
            public void said(String line) {
                said.add(line);
            }
        };
    }
}
