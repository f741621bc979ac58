package io.greenroom.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.faults.evidence.TaskRow;
import io.greenroom.media.SampleMedia;
import io.greenroom.media.Stored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

    @TempDir
    private Path directory;

    private Path video;

    @BeforeEach
    void makeAVideo() throws Exception {
        video = SampleMedia.talkingVideo(directory);
    }

    @Test
    void holdsWhereTheResultIsThereIsTheSameAndPlays() throws Exception {
        assertThat(broken(task(sha256(video), 2000))).isEmpty();
    }

    @Test
    void findsAResultThatIsGone() throws Exception {
        String sha256 = sha256(video);
        Files.delete(video);

        assertThat(broken(task(sha256, 2000))).singleElement().asString().contains("is not there");
    }

    @Test
    void findsAResultThatIsAnother() throws Exception {
        assertThat(broken(task("0".repeat(64), 2000)))
                .singleElement()
                .asString()
                .contains("recorded is 000");
    }

    @Test
    void findsAResultThatIsLongerThanRecorded() throws Exception {
        assertThat(broken(task(sha256(video), 1000))).singleElement().asString().contains("recorded is 1000");
    }

    @Test
    void findsAResultThatIsCutOff() throws Exception {
        byte[] all = Files.readAllBytes(video);
        Files.write(video, Arrays.copyOf(all, all.length / 2));

        assertThat(broken(task(sha256(video), 2000))).hasSize(1);
    }

    @Test
    void findsAResultWithBrokenPictures() throws Exception {
        byte[] all = Files.readAllBytes(video);
        Arrays.fill(all, all.length / 4, all.length / 3, (byte) 0x55);
        Files.write(video, all);

        assertThat(broken(task(sha256(video), 2000))).hasSize(1);
    }

    @Test
    void provesNothingWithoutACompletedTask() throws Exception {
        assertThat(Results.of(List.of(), this::fetch, SampleMedia.FFMPEG, directory)
                        .holds())
                .isFalse();
    }

    private List<String> broken(TaskRow task) throws Exception {
        return Results.of(List.of(task), this::fetch, SampleMedia.FFMPEG, directory)
                .broken();
    }

    private static TaskRow task(String sha256, long millis) {
        return new TaskRow(
                UUID.randomUUID(), "task", "completed", 100, 1, null, null, false, null, "results/r", sha256, millis);
    }

    private Optional<Stored> fetch(String key, Path target) {
        try {
            if (!Files.exists(video)) {
                return Optional.empty();
            }
            Files.copy(video, target, StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(new Stored(key, Files.size(target), sha256(target)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
