package io.greenroom.media;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How ffmpeg and ffprobe are told to open a file that a stranger sent: only as one of the containers and codecs below,
 * whatever its name says, and without opening anything else. Playlists, concat scripts, subtitles, pictures and network
 * addresses are left out on purpose, and so are decoders that nobody records a presenter with: each is a way in.
 */
public final class UntrustedMedia {

    private static final String CONTAINERS = "mov,mp4,m4a,3gp,3g2,matroska,webm,avi,mpegts,wav,mp3,aac,flac,ogg,aiff";

    private static final String CODECS = String.join(
            ",",
            List.of(
                    "h264,hevc,vp8,vp9,libvpx,libvpx-vp9,av1,libdav1d,libaom-av1,mpeg4,mpeg2video,mjpeg,prores",
                    "aac,mp3,mp3float,mp2,mp2float,flac,alac,opus,libopus,vorbis,ac3,eac3,amrnb,libopencore_amrnb",
                    "pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_u8,pcm_alaw,pcm_mulaw"));

    /** 4096 x 4096: room for 4K upright and across, an end to decompression bombs. */
    public static final int MOST_PIXELS = 4096 * 4096;

    private UntrustedMedia() {}

    /** The arguments that make {@code file} an input, everything before and including -i. */
    public static List<String> input(Path file, String... options) {
        List<String> arguments = new ArrayList<>(limits());
        arguments.addAll(List.of(options));
        arguments.add("-i");
        arguments.add(url(file));
        return arguments;
    }

    /** What holds for any tool that opens strangers' files. */
    static List<String> limits() {
        return List.of(
                "-protocol_whitelist",
                "file",
                "-format_whitelist",
                CONTAINERS,
                "-codec_whitelist",
                CODECS,
                "-max_pixels",
                Integer.toString(MOST_PIXELS));
    }

    /** An absolute file address, so that a name such as {@code -y} or {@code http:x} is never more than a name. */
    public static String url(Path file) {
        return "file:" + file.toAbsolutePath();
    }
}
