package io.greenroom.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenroom.media.Ffmpeg;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.HostileMedia;
import io.greenroom.media.HostileMedia.Hostile;
import io.greenroom.media.SampleMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {

    @TempDir
    Path directory;

    @Test
    void blamesTheMachineAndNotTheVideoWhenFfmpegIsKilled() throws Exception {
        Path video = SampleMedia.make(
                directory.resolve("v.mp4"), "-filter_complex testsrc2=size=64x64:rate=25:duration=1 -pix_fmt yuv420p");
        Path killed = Files.writeString(directory.resolve("ffmpeg"), "#!/bin/sh\nkill -9 $$\n");
        killed.toFile().setExecutable(true);
        Ffmpeg real = SampleMedia.FFMPEG;
        Pictures pictures = new Pictures(new Ffmpeg(killed, real.ffprobe(), Map.of(), ""), new Ffprobe(real));

        assertThatThrownBy(() -> pictures.poster(video, directory.resolve("p.jpg")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another try");
    }

    @Test
    @Timeout(300)
    void takesNoPictureOfHostileFilesAndTouchesNoCanary() throws Exception {
        var pictures = new Pictures(SampleMedia.FFMPEG, new Ffprobe(SampleMedia.FFMPEG));
        try (var hostile = new HostileMedia(directory)) {
            for (Hostile file : hostile.all()) {
                boolean drawn = drawn(pictures, file.file());

                assertThat(drawn && !file.mayBeMedia()).as(file.name()).isFalse();
                assertThat(hostile.touched()).as(file.name()).isFalse();
            }
        }
    }

    private boolean drawn(Pictures pictures, Path video) throws Exception {
        try {
            pictures.poster(video, directory.resolve("poster.jpg"));
            pictures.storyboard(video, directory.resolve("storyboard.jpg"));
            return true;
        } catch (UnusableVideoException e) {
            return false;
        }
    }
}
