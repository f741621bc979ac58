package io.greenroom.render.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Note;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.SampleMedia;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.InputForm;
import io.greenroom.render.engine.OfferedEngine;
import io.greenroom.render.ffmpeg.FfmpegCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class VerifyTest {

    private static final String MOVING = "testsrc2=size=320x180:rate=25:duration=4[v]";
    private static final String STILL = "color=red:size=320x180:rate=25:duration=4[v]";
    private static final String BLACK = "color=black:size=320x180:rate=25:duration=4[v]";
    private static final String TONE = "sine=duration=4[a]";
    private static final String SILENCE = "anullsrc=duration=4[a]";
    private static final double LOUD = -18;
    private static final double SILENT = -91;

    @TempDir
    static Path directory;

    private static final Ffprobe ffprobe = new Ffprobe(SampleMedia.FFMPEG);
    private static Path movingSource;
    private static Verify verify;
    private static Trial trial;

    @BeforeAll
    static void makeSource() throws Exception {
        movingSource = result(MOVING, TONE);
        verify = new Verify(new Looks(ffprobe), new FfmpegCall(SampleMedia.FFMPEG, directory.toString()));
    }

    @Test
    void takesAGoodResultAndTellsWhatItIs() throws Exception {
        Verify.Verified verified = verify(result(MOVING, TONE), movingSource, LOUD);

        assertThat(verified.length()).isCloseTo(Duration.ofSeconds(4), Duration.ofMillis(60));
        assertThat(verified.quality())
                .containsEntry("width", 320)
                .containsEntry("height", 180)
                .containsEntry("fps", 25.0)
                .containsEntry("frames", 100L)
                .containsEntry("video_codec", "h264")
                .containsEntry("audio_codec", "aac")
                .containsEntry("black_seconds", 0.0)
                .containsEntry("frozen_seconds", 0.0)
                .containsKeys("max_volume_db", "length_difference_ms");
        assertThat((Double) verified.quality().get("max_volume_db")).isCloseTo(LOUD, within(3.0));
        assertThat(trial.notes()).containsExactly(Note.RESULT_CHECKED);
    }

    @Test
    void refusesABlackResultUnlessThePresentersVideoIsBlackToo() throws Exception {
        Path black = result(BLACK, TONE);

        assertRefused(black, movingSource, FailureReason.RESULT_BLACK);
        assertThat((Double) verify(black, black, LOUD).quality().get("black_seconds"))
                .isGreaterThan(3.5);
        assertThat(trial.notes()).containsExactly(Note.RESULT_CHECKED);
    }

    @Test
    void refusesAStillResultUnlessThePresentersVideoIsStillToo() throws Exception {
        Path still = result(STILL, TONE);

        assertRefused(still, movingSource, FailureReason.RESULT_FROZEN);
        assertThat((Double) verify(still, still, LOUD).quality().get("frozen_seconds"))
                .isGreaterThan(3.5);
        assertThat(trial.notes()).containsExactly(Note.RESULT_CHECKED);
    }

    @Test
    void keepsAResultThatIsPartlyBlackOrStillButSaysSo() throws Exception {
        Path partly = result(
                "testsrc2=size=320x180:rate=25:duration=2[m];color=black:size=320x180:rate=25:duration=1[b];"
                        + "color=red:size=320x180:rate=25:duration=1[s];[m][b][s]concat=n=3[v]",
                TONE);

        verify(partly, movingSource, LOUD);

        assertThat(trial.notes()).containsExactly(Note.RESULT_PARTLY_BLACK, Note.RESULT_CHECKED);
        assertThat((Double) trial.argsOf(Note.RESULT_PARTLY_BLACK).get("seconds"))
                .isBetween(0.6, 1.1);
    }

    @Test
    void refusesASilentResultUnlessTheAudioIsSilentToo() throws Exception {
        Path silent = result(MOVING, SILENCE);

        assertRefused(silent, movingSource, FailureReason.RESULT_SILENT);
        assertThat(verify(silent, movingSource, SILENT).quality()).containsKey("max_volume_db");
    }

    @Test
    void refusesAPictureThatEndsBeforeTheSound() throws Exception {
        Path early = result("testsrc2=size=320x180:rate=25:duration=1[v]", TONE);

        assertRefused(early, movingSource, FailureReason.RESULT_FRAMES_WRONG);
    }

    @Test
    void refusesAnotherLengthAndAnotherSize() throws Exception {
        Path shorter = result("testsrc2=size=320x180:rate=25:duration=3[v]", "sine=duration=3[a]");
        Path smaller = result("testsrc2=size=160x90:rate=25:duration=4[v]", TONE);

        assertRefused(shorter, movingSource, FailureReason.RESULT_LENGTH_WRONG);
        assertRefused(smaller, movingSource, FailureReason.RESULT_SIZE_WRONG);
    }

    @Test
    void refusesAResultWithoutPictureOrSound() throws Exception {
        Path mute = SampleMedia.make(directory.resolve("mute.mp4"), "-i " + movingSource + " -an -c copy");
        Path blind = SampleMedia.make(directory.resolve("blind.mp4"), "-i " + movingSource + " -vn -c copy");

        assertRefused(mute, movingSource, FailureReason.RESULT_WITHOUT_SOUND);
        assertRefused(blind, movingSource, FailureReason.RESULT_WITHOUT_PICTURE);
    }

    @Test
    void refusesWhatIsNoVideoOrNotThere() throws Exception {
        Path text = Files.writeString(directory.resolve("text.mp4"), "done\n".repeat(1000));

        assertRefused(text, movingSource, FailureReason.RESULT_UNREADABLE);
        assertRefused(directory.resolve("nothing.mp4"), movingSource, FailureReason.NO_RESULT);
    }

    @Test
    void refusesAResultWhoseFramesCannotBeDecoded() throws Exception {
        Path broken = Files.copy(movingSource, directory.resolve("broken.mp4"));
        byte[] bytes = Files.readAllBytes(broken);
        // The index at the end stays whole.
        for (int i = 2000; i < bytes.length / 2; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Files.write(broken, bytes);

        assertRefused(broken, movingSource, FailureReason.RESULT_UNREADABLE);
        // The same as the presenter's video is no obstacle: what an engine made of it is what counts.
        assertRefused(result(BLACK, TONE), broken, FailureReason.RESULT_BLACK);
    }

    private static void assertRefused(Path file, Path source, FailureReason reason) {
        assertThatThrownBy(() -> verify(file, source, LOUD)).isInstanceOfSatisfying(EngineException.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.sentence()).as("every argument is there").doesNotContain("{", "}");
        });
    }

    private static Verify.Verified verify(Path file, Path source, double maxVolumeDb) throws Exception {
        trial = new Trial(directory);
        var speech = new Speech(source, Duration.ofSeconds(4), maxVolumeDb);
        var engine = new OfferedEngine(
                "played",
                true,
                Duration.ofMillis(200),
                InputForm.FITTED,
                List.of(),
                List::of,
                (in, listener, stop) -> {});
        return verify.verify(file, new Prepared(source, ffprobe.probe(source), speech), engine, trial.at());
    }

    private static Path result(String picture, String sound) throws Exception {
        return SampleMedia.make(
                Files.createTempFile(directory, "result", ".mp4"),
                "-filter_complex " + picture + ";" + sound
                        + " -map [v] -map [a] -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac");
    }
}
