package io.greenroom.render.run;

import io.greenroom.media.MediaInfo;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Inputs that an engine can work on.
 *
 * @param video as uploaded
 * @param videoInfo with a video stream
 * @param audio PCM wav, 48 kHz, one or two channels
 * @param audioLength exact
 */
record Prepared(Path video, MediaInfo videoInfo, Path audio, Duration audioLength) {}
