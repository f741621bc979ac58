package io.greenroom.render.heygemhttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShareTest {

    private static final String CODE = "0a103baf-8967-4226-b20d-e1250e26f2c1";

    @TempDir
    Path directory;

    private Share share;
    private Path temp;

    @BeforeEach
    void makeShare() throws IOException {
        share = new Share(directory.resolve("face2face"), "/code/data");
        temp = Files.createDirectories(directory.resolve("face2face/temp"));
    }

    @Test
    void findsTheResultWhereverTheImagePutsIt() throws IOException {
        assertThat(share.result(CODE, "/" + CODE + "-r.mp4")).isEmpty();
        Path beside =
                Files.createDirectories(directory.resolve("face2face/result")).resolve(CODE + "-r.mp4");
        Files.writeString(beside, "a video");

        assertThat(share.result(CODE, "/" + CODE + "-r.mp4")).contains(beside);
        assertThat(share.result(CODE, "/code/data/result/" + CODE + "-r.mp4")).contains(beside);
    }

    @Test
    void takesNoFileThatIsNotOfTheRun() throws IOException {
        Files.writeString(temp.resolve("other-r.mp4"), "somebody else's");
        Files.writeString(temp.resolve(CODE + "-empty.mp4"), "");
        Files.createSymbolicLink(temp.resolve(CODE + "-link.mp4"), temp.resolve("other-r.mp4"));

        assertThat(share.result(CODE, "/other-r.mp4")).isEmpty();
        assertThat(share.result(CODE, "/" + CODE + "-empty.mp4")).isEmpty();
        assertThat(share.result(CODE, "/" + CODE + "-link.mp4")).isEmpty();
        assertThat(share.result(CODE, "")).isEmpty();
    }

    @Test
    void believesAnUnnamedResultOnlyIfItIsYoungerThanTheInputs() throws IOException {
        Path result = Files.writeString(temp.resolve(CODE + "-r.mp4"), "a video");
        Files.setLastModifiedTime(result, FileTime.from(Instant.now().minusSeconds(60)));
        bring(CODE);

        assertThat(share.unnamedResult(CODE)).isEmpty();
        Files.setLastModifiedTime(result, FileTime.from(Instant.now().plusSeconds(1)));
        assertThat(share.unnamedResult(CODE)).contains(result);
    }

    @Test
    void removesWhatAKilledWorkerLeftAndNothingOfOthers() throws IOException {
        bring("crashed");
        Files.writeString(temp.resolve("crashed-t.mp4"), "half a video");
        Files.setLastModifiedTime(
                temp.resolve("crashed-greenroom.wav"),
                FileTime.from(Instant.now().minus(Duration.ofDays(4))));
        Path foreign = Files.writeString(temp.resolve("foreign.wav"), "somebody else's");
        Files.setLastModifiedTime(foreign, FileTime.from(Instant.EPOCH));

        bring(CODE);

        assertThat(temp)
                .isDirectoryContaining(file -> file.equals(foreign))
                .isDirectoryNotContaining("glob:**/crashed*")
                .isDirectoryContaining("glob:**/" + CODE + "-greenroom.mp4");
    }

    private void bring(String code) throws IOException {
        share.bring(
                code,
                Files.writeString(directory.resolve("video"), "v"),
                Files.writeString(directory.resolve("audio"), "a"));
    }
}
