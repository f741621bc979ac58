package io.greenroom.render.heygem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeygemSlotTest {

    private static final Path MODEL = Path.of("xseg/xseg_211104_4790000.onnx");

    @TempDir
    Path directory;

    private Path home;
    private Path place;

    @BeforeEach
    void makeCheckout() throws Exception {
        home = StandInCheckout.make(directory.resolve("check out"));
        place = directory.resolve("slots/slot-0");
    }

    @Test
    void sharesTheCheckoutsFilesAndOwnsWhatIsWritten() throws Exception {
        Files.createDirectories(home.resolve("log"));
        Files.writeString(home.resolve("log/dh.log"), "the checkout's own");
        Files.createDirectories(home.resolve(".git"));
        Files.writeString(home.resolve(".git/HEAD"), "no part of the program");

        try (HeygemSlot slot = take()) {
            assertThat(Files.isSameFile(slot.directory().resolve(MODEL), home.resolve(MODEL)))
                    .isTrue();
            assertThat(Files.isSameFile(slot.directory().resolve("run.py"), home.resolve("run.py")))
                    .isFalse();
            assertThat(slot.directory().resolve(".git")).doesNotExist();
            for (String own : new String[] {"temp", "result", "log", "in"}) {
                assertThat(slot.directory().resolve(own)).isEmptyDirectory();
            }
        }
    }

    @Test
    void hasAConfigurationOfItsOwnThatKeepsTheRest() throws Exception {
        String before = Files.readString(home.resolve(Checkout.CONFIG));

        try (HeygemSlot slot = take()) {
            assertThat(slot.directory().resolve(Checkout.CONFIG)).hasContent("""
                            [log]
                            log_dir = ./log
                            log_file = dh.log
                            [temp]
                            temp_dir = ./temp
                            clean_switch = 1
                            [result]
                            result_dir = ./result
                            [digital]
                            batch_size = 4
                            """);
            Files.writeString(slot.directory().resolve(Checkout.CONFIG), "changed by a run");
        }
        assertThat(home.resolve(Checkout.CONFIG)).hasContent(before);
    }

    @Test
    void neverWritesThroughALinkOfTheCheckout() throws Exception {
        Path elsewhere = directory.resolve("elsewhere");
        Files.move(home.resolve("config"), elsewhere);
        Files.createSymbolicLink(home.resolve("config"), elsewhere);
        String before = Files.readString(home.resolve(Checkout.CONFIG));
        Files.createSymbolicLink(home.resolve("broken"), directory.resolve("nowhere"));
        Files.createSymbolicLink(home.resolve("result"), Files.createDirectory(directory.resolve("results")));

        try (HeygemSlot slot = take()) {
            Files.writeString(slot.directory().resolve("result/1004-r.mp4"), "a video");
            assertThat(slot.directory().resolve(Checkout.CONFIG)).content().contains("temp_dir = ./temp");
        }
        assertThat(home.resolve(Checkout.CONFIG)).hasContent(before);
        assertThat(directory.resolve("results")).isEmptyDirectory();
    }

    @Test
    void isPreparedOnceAndAgainWhenTheCheckoutHasChanged() throws Exception {
        try (HeygemSlot slot = take()) {
            Files.writeString(slot.directory().resolve("kept"), "from the first time");
        }
        try (HeygemSlot slot = take()) {
            assertThat(slot.directory().resolve("kept")).exists();
        }
        Files.delete(home.resolve(MODEL));
        Files.writeString(home.resolve(MODEL), "a newer model");
        try (HeygemSlot slot = take()) {
            assertThat(slot.directory().resolve("kept")).doesNotExist();
            assertThat(slot.directory().resolve(MODEL)).hasContent("a newer model");
        }
    }

    @Test
    void isEmptyForEachRunWhateverTheLastOneLeft() throws Exception {
        try (HeygemSlot slot = take()) {
            slot.put(home.resolve("example/audio.wav"), "a.wav");
        }
        // As after a crash of ours.
        Files.createDirectories(place.resolve("result"));
        Files.writeString(place.resolve("result/1004-r.mp4"), "old");

        try (HeygemSlot slot = take()) {
            assertThat(slot.directory().resolve("result")).isEmptyDirectory();
            assertThat(slot.directory().resolve("in")).isEmptyDirectory();
        }
    }

    @Test
    void holdsOneRunAtATime() throws Exception {
        try (HeygemSlot slot = take()) {
            assertThatThrownBy(this::take).isInstanceOf(IOException.class).hasMessageContaining("another run is in");
            assertThat(slot.directory().resolve(MODEL)).exists();
        }
        take().close();
    }

    @Test
    void linksByNameToACheckoutOnAnotherFileSystem() throws Exception {
        try (OtherFileSystem far = OtherFileSystem.than(directory)) {
            home = StandInCheckout.make(far.directory().resolve("checkout"));
            try (HeygemSlot slot = take()) {
                assertThat(slot.directory().resolve(MODEL)).isSymbolicLink().hasContent("a model");
                // Python takes the directory of the file that a link leads to for the program's.
                assertThat(Files.isSymbolicLink(slot.directory().resolve("run.py")))
                        .isFalse();
                String input = slot.put(home.resolve("example/audio.wav"), "a.wav");
                assertThat(slot.directory().resolve(input)).hasSameBinaryContentAs(home.resolve("example/audio.wav"));
            }
        }
    }

    @Test
    void believesOnlyAResultThatIsThereNewAndItsOwn() throws Exception {
        try (HeygemSlot slot = take()) {
            slot.put(home.resolve("example/audio.wav"), "a.wav");
            Path result = slot.directory().resolve("result/1004-r.mp4");
            Path outside = Files.writeString(directory.resolve("1004-r.mp4"), "a video");
            assertThat(slot.result(null)).isEmpty();
            assertThat(slot.result(result.toString())).isEmpty();
            assertThat(slot.result("\0")).isEmpty();
            assertThat(slot.result(slot.directory().resolve("result").toString()))
                    .isEmpty();
            assertThat(slot.result(outside.toString())).isEmpty();
            assertThat(slot.result("../../1004-r.mp4")).isEmpty();

            Files.createFile(result);
            assertThat(slot.result(result.toString())).isEmpty();
            Files.writeString(result, "a video");
            assertThat(slot.result(result.toString())).contains(result);
            Files.setLastModifiedTime(result, FileTime.fromMillis(System.currentTimeMillis() - 60_000));
            assertThat(slot.result(result.toString())).isEmpty();

            Files.delete(result);
            Files.createSymbolicLink(result, outside);
            assertThat(slot.result(result.toString())).isEmpty();
        }
    }

    private HeygemSlot take() throws IOException {
        return HeygemSlot.take(place, new Checkout(home));
    }
}
