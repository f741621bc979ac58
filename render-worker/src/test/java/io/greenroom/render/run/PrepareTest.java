package io.greenroom.render.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.greenroom.embedded.EmbeddedServices;
import io.greenroom.events.FailureReason;
import io.greenroom.events.Header;
import io.greenroom.events.Note;
import io.greenroom.events.StoredObject;
import io.greenroom.events.TaskSubmitted;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.MediaInfo;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.SampleMedia;
import io.greenroom.media.StoreSettings;
import io.greenroom.media.Stored;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.InputForm;
import io.greenroom.render.ffmpeg.FfmpegCall;
import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(300)
class PrepareTest {

    private static final String PLAIN = " -c:v libx264 -preset ultrafast -pix_fmt yuv420p ";

    @TempDir
    static Path directory;

    private static EmbeddedServices storage;
    private static ObjectStore store;
    private static Prepare prepare;
    private static final Ffprobe ffprobe = new Ffprobe(SampleMedia.FFMPEG);

    @BeforeAll
    static void startStore() throws Exception {
        storage = EmbeddedServices.start(
                Path.of(System.getProperty("greenroom.root"), "infra/embedded/target/app"),
                directory.resolve("storage"),
                Set.of("s3"));
        store = new ObjectStore(StoreSettings.from(storage.environment()::get));
        store.ensureBucket();
        prepare = new Prepare(
                store,
                new StoreRetry(Duration.ofMinutes(1)),
                new FfmpegCall(SampleMedia.FFMPEG, directory.toString()),
                ffprobe);
    }

    @AfterAll
    static void stopStore() {
        store.close();
        storage.close();
    }

    @Test
    void fillsALongAudioForwardAndBackwardWithoutAJump() throws Exception {
        // From black to white in 5 s: any frame tells its place.
        Path video = video("color=white:size=320x180:rate=25:duration=5,fade=in:st=0:d=5");
        var trial = new Trial(directory);

        Prepared prepared = prepare(video, sound(23), InputForm.FITTED, trial);

        assertThat(prepared.videoInfo().durationMillis()).isCloseTo(23_500L, within(60L));
        assertThat(prepared.videoInfo().audio()).isNull();
        assertThat(prepared.videoInfo().video())
                .isEqualTo(new MediaInfo.Video(
                        "h264", 320, 180, 25, prepared.videoInfo().video().frames(), 0, true));
        assertThat(trial.notes()).containsExactly(Note.VIDEO_PREPARED);
        assertThat(trial.argsOf(Note.VIDEO_PREPARED)).containsEntry("profile", "pingpong-v1");
        int start = brightness(prepared.video(), 0);
        int middle = brightness(prepared.video(), 125);
        assertThat(middle - start).as("forward").isGreaterThan(200);
        assertThat(brightness(prepared.video(), 62)).isBetween(start + 60, middle - 60);
        assertThat(brightness(prepared.video(), 187)).isBetween(start + 60, middle - 60);
        assertThat(brightness(prepared.video(), 249)).as("back at the start").isCloseTo(start, within(12));
        assertThat(brightness(prepared.video(), 250)).as("and on").isCloseTo(start, within(12));
    }

    @Test
    void makesAVideoFitOnceForAllTasks() throws Exception {
        Path video = video("testsrc2=size=320x180:rate=25:duration=3");
        var first = new Trial(directory);
        prepare(video, sound(1.5), InputForm.FITTED, first);
        Instant made = store.stat(key(video, "plain-v1")).orElseThrow().lastModified();
        var second = new Trial(directory);

        Prepared prepared = prepare(video, sound(2.5), InputForm.FITTED, second);

        assertThat(first.notes()).containsExactly(Note.VIDEO_PREPARED);
        assertThat(second.notes()).containsExactly(Note.VIDEO_REUSED);
        assertThat(second.argsOf(Note.VIDEO_REUSED)).containsEntry("profile", "plain-v1");
        assertThat(prepared.videoInfo().durationMillis()).isCloseTo(3000L, within(60L));
        assertThat(store.stat(key(video, "plain-v1")).orElseThrow().lastModified())
                .isEqualTo(made);
        assertThat(store.stat(key(video, "pingpong-v1"))).isEmpty();
    }

    @Test
    void makesAPreparedVideoAgainThatIsDamaged() throws Exception {
        Path video = video("testsrc2=size=320x180:rate=25:duration=3");
        prepare(video, sound(2), InputForm.FITTED, new Trial(directory));
        Path kept = directory.resolve("kept.mp4");
        Stored whole = store.download(key(video, "plain-v1"), kept);
        byte[] bytes = Files.readAllBytes(kept);
        Path cut = Files.write(directory.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length * 9 / 10));
        store.putFile(key(video, "plain-v1"), cut, "video/mp4");
        var trial = new Trial(directory);

        prepare(video, sound(2), InputForm.FITTED, trial);

        assertThat(trial.notes()).containsExactly(Note.VIDEO_PREPARED);
        assertThat(store.stat(key(video, "plain-v1")).orElseThrow().bytes()).isEqualTo(whole.bytes());
    }

    @Test
    void countsWhatIsDecodedAndNotWhatTheContainerPromises() throws Exception {
        Path video = SampleMedia.make(
                directory.resolve("promise.mp4"),
                "-filter_complex testsrc2=size=320x180:rate=25:duration=1[v];sine=duration=8[a] -map [v] -map [a]"
                        + PLAIN);
        var trial = new Trial(directory);

        Prepared prepared = prepare(video, sound(4), InputForm.FITTED, trial);

        assertThat(prepared.videoInfo().durationMillis()).isCloseTo(4500L, within(60L));
        assertThat(trial.argsOf(Note.VIDEO_PREPARED)).containsValue("plain-v1");
        assertThat(store.stat(key(video, "pingpong-v1"))).isPresent();
    }

    @Test
    void mendsThePhonesVideo() throws Exception {
        Path varying = SampleMedia.make(
                directory.resolve("varying.mp4"),
                "-filter_complex testsrc2=size=2560x1440:rate=60:duration=1.5,select='not(mod(n,4))+gt(random(0),0.6)'"
                        + " -fps_mode vfr" + PLAIN);
        Path phone = SampleMedia.phoneVideo(directory.resolve("phone.mp4"), varying);
        var trial = new Trial(directory);

        MediaInfo.Video fitted =
                prepare(phone, sound(1), InputForm.FITTED, trial).videoInfo().video();

        assertThat(fitted).extracting("width", "height", "rotation", "steady").containsExactly(1080, 1920, 0, true);
        assertThat(fitted.fps()).isBetween(25.0, 30.0);
        assertThat(trial.notes())
                .containsExactly(Note.VIDEO_TURNED, Note.VIDEO_SCALED, Note.VIDEO_RATE_CHANGED, Note.VIDEO_PREPARED);
        assertThat(trial.argsOf(Note.VIDEO_TURNED)).containsEntry("degrees", 270);
        assertThat(trial.argsOf(Note.VIDEO_SCALED)).containsEntry("width", 1440).containsEntry("to_height", 1920);
    }

    @Test
    void takesABrowsersRecordingWithoutLengthAndRate() throws Exception {
        Path recorded = SampleMedia.make(
                directory.resolve("recorded.webm"),
                "-filter_complex testsrc2=size=320x180:rate=30:duration=2 -c:v libvpx -deadline realtime -live 1");

        Prepared prepared = prepare(recorded, sound(3), InputForm.FITTED, new Trial(directory));

        assertThat(prepared.videoInfo().durationMillis()).isCloseTo(3500L, within(60L));
    }

    @Test
    void givesEachFormOfEngineItsFormOfAudio() throws Exception {
        Path video = video("testsrc2=size=320x180:rate=25:duration=2");
        Path stereo = SampleMedia.make(directory.resolve("stereo.m4a"), "-filter_complex sine=duration=1.5 -ac 2");

        Path fitted = prepare(video, stereo, InputForm.FITTED, new Trial(directory))
                .speech()
                .wav();
        Path uploaded = prepare(video, stereo, InputForm.AS_UPLOADED, new Trial(directory))
                .speech()
                .wav();

        assertThat(ffprobe.probe(fitted).audio()).isEqualTo(new MediaInfo.Audio("pcm_s16le", 44100, 1));
        assertThat(ffprobe.probe(uploaded).audio()).isEqualTo(new MediaInfo.Audio("pcm_s16le", 48000, 2));
    }

    @Test
    void padsAShortAudioAndSaysThatItIsSilent() throws Exception {
        Path video = video("testsrc2=size=320x180:rate=25:duration=2");
        Path silence = SampleMedia.make(directory.resolve("silence.wav"), "-filter_complex anullsrc=duration=0.4");
        var trial = new Trial(directory);

        Speech speech = prepare(video, silence, InputForm.AS_UPLOADED, trial).speech();

        assertThat(speech.length()).isEqualTo(Duration.ofSeconds(1));
        assertThat(speech.silent()).isTrue();
        assertThat(trial.notes()).containsExactly(Note.AUDIO_PADDED, Note.AUDIO_SILENT);
        assertThat(trial.argsOf(Note.AUDIO_PADDED)).containsEntry("seconds", 0.4);
        assertThat(prepare(video, sound(1), InputForm.AS_UPLOADED, new Trial(directory))
                        .speech()
                        .silent())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            VIDEO_TOO_SMALL  | t.mp4  | testsrc2=size=32x200:rate=25:duration=1 -c:v libx264 -pix_fmt yuv420p
            VIDEO_TOO_LARGE  | l.mp4  | color=size=8192x4352:rate=1:duration=1 -c:v libx264 -preset ultrafast -pix_fmt yuv420p
            VIDEO_TOO_LARGE  | l.avi  | color=size=8192x4352:rate=1:duration=1 -c:v mjpeg
            VIDEO_TOO_FAST   | f.mp4  | testsrc2=size=64x64:rate=500:duration=1 -c:v libx264 -pix_fmt yuv420p
            VIDEO_TOO_SHORT  | s.mp4  | testsrc2=size=64x64:rate=25:duration=0.04 -c:v libx264 -pix_fmt yuv420p
            VIDEO_TOO_SHORT  | s.mkv  | testsrc2=size=64x64:rate=25:duration=0.04 -c:v libx264 -pix_fmt yuv420p
            VIDEO_TOO_LONG   | g.mp4  | color=size=64x64:rate=1:duration=3700 -c:v libx264 -preset ultrafast -pix_fmt yuv420p
            VIDEO_MISSING    | m.m4a  | sine=duration=1
            """)
    void refusesAVideoBeyondTheLimits(FailureReason reason, String name, String made) throws Exception {
        Path video = SampleMedia.make(directory.resolve(name), "-filter_complex " + made);

        assertRefused(video, sound(1), reason);
    }

    @Test
    void refusesMoreStreamsThanACameraWrites() throws Exception {
        Path video = video("testsrc2=size=64x64:rate=25:duration=1");
        Path many = SampleMedia.make(directory.resolve("many.mkv"), "-i " + video + " -map 0".repeat(17) + " -c copy");

        assertRefused(many, sound(1), FailureReason.TOO_MANY_STREAMS);
    }

    @Test
    void refusesATenthOfASecond() throws Exception {
        Path video = video("testsrc2=size=64x64:rate=25:duration=1");

        assertRefused(video, sound(0.05), FailureReason.AUDIO_TOO_SHORT);
    }

    private static void assertRefused(Path video, Path audio, FailureReason reason) {
        assertThatThrownBy(() -> prepare(video, audio, InputForm.FITTED, new Trial(directory)))
                .isInstanceOfSatisfying(EngineException.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(reason);
                    assertThat(refused.sentence()).as("every argument is there").doesNotContain("{", "}");
                });
    }

    private static Prepared prepare(Path video, Path audio, InputForm form, Trial trial) throws Exception {
        var task = new TaskSubmitted(
                Header.ofTask(Header.newId(), 1), "any", object(video), object(audio), Map.of(), List.of());
        return prepare.prepare(task, video, audio, form, trial.at());
    }

    private static StoredObject object(Path file) throws Exception {
        Stored stored = store.putFile("files/" + file.getFileName(), file, "video/mp4");
        return new StoredObject(stored.key(), stored.bytes(), stored.sha256());
    }

    private static String key(Path source, String profile) throws Exception {
        return "prepared/" + object(source).sha256() + "/" + profile + ".mp4";
    }

    private static Path video(String filter) throws Exception {
        return SampleMedia.make(Files.createTempFile(directory, "source", ".mp4"), "-filter_complex " + filter + PLAIN);
    }

    private static Path sound(double seconds) throws Exception {
        return SampleMedia.make(
                directory.resolve("sound-" + seconds + ".wav"), "-filter_complex sine=duration=" + seconds);
    }

    private static int brightness(Path video, int frame) throws Exception {
        Path copy = Files.copy(video, directory.resolve("copy.mp4"), StandardCopyOption.REPLACE_EXISTING);
        Path picture = SampleMedia.make(
                Files.createTempFile(directory, "frame", ".bmp"),
                "-i " + copy + " -vf select=eq(n\\," + frame + ") -frames:v 1");
        return new Color(ImageIO.read(picture.toFile()).getRGB(160, 90)).getRed();
    }
}
