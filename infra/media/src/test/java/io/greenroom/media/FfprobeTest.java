package io.greenroom.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfprobeTest {

    private final Ffprobe ffprobe = new Ffprobe(SampleMedia.FFMPEG);

    @TempDir
    Path directory;

    @Test
    void tellsWhatAVideoWithSoundHolds() throws Exception {
        MediaInfo info = ffprobe.probe(SampleMedia.talkingVideo(directory));

        assertThat(info.durationMillis()).isCloseTo(2000L, within(50L));
        assertThat(info.formatName()).contains("mp4");
        assertThat(info.video()).isEqualTo(new MediaInfo.Video("h264", 320, 180, 25, 50L, 0, true));
        assertThat(info.audio()).isEqualTo(new MediaInfo.Audio("aac", 44100, 2));
    }

    @Test
    void tellsThatAnAudioFileHasNoVideo() throws Exception {
        Path wav = SampleMedia.make(directory.resolve("a.wav"), "-filter_complex sine=frequency=440:duration=1.5");

        MediaInfo info = ffprobe.probe(wav);

        assertThat(info.durationMillis()).isEqualTo(1500L);
        assertThat(info.video()).isNull();
        assertThat(info.audio()).isEqualTo(new MediaInfo.Audio("pcm_s16le", 44100, 1));
    }

    @Test
    void takesACoverPictureForNoVideo() throws Exception {
        Path cover = SampleMedia.make(
                directory.resolve("cover.jpg"), "-filter_complex testsrc2=size=64x64:duration=1 -frames:v 1");
        Path song = SampleMedia.make(
                directory.resolve("song.m4a"),
                "-i " + cover
                        + " -filter_complex sine=duration=1[s] -map [s] -map 0 -c:a aac -c:v copy -disposition:v attached_pic");

        assertThat(ffprobe.probe(song).video()).isNull();
    }

    @Test
    void turnsTheSizeOfAPhoneVideoAsAPlayerWould() throws Exception {
        Path upright = SampleMedia.phoneVideo(directory.resolve("phone.mp4"), SampleMedia.talkingVideo(directory));

        MediaInfo.Video video = ffprobe.probe(upright).video();

        assertThat(video.rotation()).isEqualTo(270);
        assertThat(video.shownWidth()).isEqualTo(180);
        assertThat(video.shownHeight()).isEqualTo(320);
    }

    @Test
    void opensAFileWhateverItsName() throws Exception {
        Path odd = directory.resolve("-y $(id) 视频 'a.m3u8");
        Files.move(SampleMedia.talkingVideo(directory), odd);

        assertThat(ffprobe.probe(odd).video()).isNotNull();
    }

    @Test
    void refusesText() throws Exception {
        Path text = Files.writeString(directory.resolve("a.mp4"), "this is not a video\n".repeat(500));

        assertThatThrownBy(() -> ffprobe.probe(text))
                .isInstanceOf(NotMediaException.class)
                .hasMessage("Invalid data found when processing input");
    }

    @Test
    void refusesAPlaylistThatWouldOpenAnotherFile() throws Exception {
        Path secret = SampleMedia.talkingVideo(directory);
        Path concat = Files.writeString(
                directory.resolve("concat.mp4"), "ffconcat version 1.0\nfile " + secret.getFileName() + "\n");
        Path hls = Files.writeString(
                directory.resolve("hls.mp4"),
                "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n" + secret.getFileName() + "\n#EXT-X-ENDLIST\n");

        assertThatThrownBy(() -> ffprobe.probe(concat)).isInstanceOf(NotMediaException.class);
        assertThatThrownBy(() -> ffprobe.probe(hls)).isInstanceOf(NotMediaException.class);
    }
}
