package io.greenroom.media;

import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where ffmpeg comes from.
 *
 * @param given path of ffmpeg (ffprobe beside it), or of a bytedeco ffmpeg jar; null or blank: found on PATH, else taken
 *     from such a jar among our libraries
 * @param cache directory in which a jar's programs are unpacked once; shared by all processes of an installation
 */
public record FfmpegSettings(@Nullable String given, Path cache) {

    /**
     * Reads GREENROOM_MEDIA_FFMPEG.
     *
     * @param variables gives a variable's value; null where it is not set
     * @param home GREENROOM_HOME, under which all processes of an installation share the cache
     */
    public static FfmpegSettings from(Function<String, @Nullable String> variables, Path home) {
        return new FfmpegSettings(variables.apply("GREENROOM_MEDIA_FFMPEG"), home.resolve("cache"));
    }
}
