package io.greenroom.render.run;

import io.greenroom.media.MediaInfo;
import java.nio.file.Path;

/**
 * A presenter's video as it was uploaded.
 *
 * @param sha256 of its content
 * @param info within the limits
 * @param picture of the info
 */
record SourceVideo(String sha256, Path file, MediaInfo info, MediaInfo.Video picture) {}
