package io.greenroom.render.run;

import io.greenroom.media.MediaInfo;
import java.nio.file.Path;

/**
 * Inputs that an engine can work on.
 *
 * @param video in the form that the engine wants
 * @param videoInfo of that, with a video stream
 * @param speech in the form that the engine wants
 */
record Prepared(Path video, MediaInfo videoInfo, Speech speech) {}
