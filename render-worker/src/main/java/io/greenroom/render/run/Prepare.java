package io.greenroom.render.run;

import io.greenroom.events.FailureReason;
import io.greenroom.events.TaskSubmitted;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.MediaInfo;
import io.greenroom.media.ObjectStore;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.InputForm;
import io.greenroom.render.engine.RunStoppedException;
import io.greenroom.render.ffmpeg.FfmpegCall;
import java.nio.file.Path;
import java.util.Map;

/** Step two: inputs are looked at, held against the limits, and brought into the form that the engine wants. */
final class Prepare {

    private final Looks looks;
    private final DecodeAudio decodeAudio;
    private final FittedVideos fittedVideos;

    Prepare(ObjectStore store, StoreRetry retry, FfmpegCall ffmpeg, Ffprobe ffprobe) {
        looks = new Looks(ffprobe);
        decodeAudio = new DecodeAudio(ffmpeg, looks);
        fittedVideos = new FittedVideos(store, retry, looks, new FitVideo(ffmpeg, ffprobe));
    }

    /** @throws EngineException INPUT_INVALID or AUDIO_INVALID with a sentence, WORKER_BROKEN without working programs */
    Prepared prepare(TaskSubmitted task, Path video, Path audio, InputForm form, Workplace at)
            throws EngineException, RunStoppedException, InterruptedException {
        MediaInfo info = looks.into(video, FailureReason.VIDEO_UNREADABLE);
        InputLimits.checkStreams("video", info);
        MediaInfo.Video picture = info.video();
        if (picture == null) {
            throw new EngineException(FailureReason.VIDEO_MISSING, Map.of());
        }
        InputLimits.checkPicture(picture);
        InputLimits.checkVideoLength(info.durationMillis());
        Speech speech = decodeAudio.decode(audio, form, at);
        return switch (form) {
            case AS_UPLOADED -> new Prepared(video, info, speech);
            case FITTED -> {
                var source = new SourceVideo(task.video().sha256(), video, info, picture);
                Path fitted = fittedVideos.forSpeech(source, speech.length(), at);
                yield new Prepared(fitted, looks.into(fitted, FailureReason.VIDEO_UNREADABLE), speech);
            }
        };
    }
}
