package io.greenroom.render.engine;

import io.greenroom.media.MediaInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What an engine works on. All paths are ours: plain names in a directory of the run's own.
 *
 * @param slot of the worker, from 0: which graphics card, which directory, which endpoint is the engine's to know
 * @param video the presenter, in the {@link InputForm} that the engine wants
 * @param videoInfo what a probe of it found, with a video stream
 * @param audio PCM wav in the form that the engine wants
 * @param audioLength exact; the result has to be as long
 * @param params of the task; unknown ones are ignored
 * @param workDirectory empty, for the engine's own files; removed after the run
 * @param output where the mp4 is to be written
 */
public record EngineInput(
        int slot,
        Path video,
        MediaInfo videoInfo,
        Path audio,
        Duration audioLength,
        Map<String, Object> params,
        Path workDirectory,
        Path output) {}
