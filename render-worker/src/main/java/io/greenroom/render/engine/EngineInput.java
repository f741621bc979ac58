package io.greenroom.render.engine;

import io.greenroom.media.MediaInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What an engine works on. All paths are ours: plain names in a directory of the run's own.
 *
 * @param video the presenter, as uploaded; probed, with a video stream
 * @param videoInfo what the probe found
 * @param audio PCM wav, 48 kHz, one or two channels
 * @param audioLength exact; the result has to be as long
 * @param params of the task; unknown ones are ignored
 * @param workDirectory empty, for the engine's own files; removed after the run
 * @param output where the mp4 is to be written
 */
public record EngineInput(
        Path video,
        MediaInfo videoInfo,
        Path audio,
        Duration audioLength,
        Map<String, Object> params,
        Path workDirectory,
        Path output) {}
