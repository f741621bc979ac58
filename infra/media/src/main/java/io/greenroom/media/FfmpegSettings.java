package io.greenroom.media;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where ffmpeg comes from.
 *
 * @param given path of ffmpeg (ffprobe beside it), or of a bytedeco ffmpeg jar; null or blank: found on PATH, else taken
 *     from such a jar among our libraries
 * @param cache directory in which a jar's programs are unpacked once; shared by all processes of an installation
 */
public record FfmpegSettings(@Nullable String given, Path cache) {}
