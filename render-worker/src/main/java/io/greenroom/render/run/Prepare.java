package io.greenroom.render.run;

import io.greenroom.events.FailureReason;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.MediaInfo;
import io.greenroom.media.NotMediaException;
import io.greenroom.media.UntrustedMedia;
import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.RunStoppedException;
import io.greenroom.render.ffmpeg.FfmpegCall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Step two: inputs are looked at, and the audio is decoded, whose length only then is exact (compressed audio may
 * declare anything).
 */
final class Prepare {

    private static final String WAV = "audio.wav";
    private static final Duration SHORTEST_AUDIO = Duration.ofMillis(100);
    private static final Duration LONGEST_AUDIO = Duration.ofHours(2);
    private static final Duration DECODE_TIMEOUT = Duration.ofMinutes(30);

    private final FfmpegCall ffmpeg;
    private final Ffprobe ffprobe;

    Prepare(FfmpegCall ffmpeg, Ffprobe ffprobe) {
        this.ffmpeg = ffmpeg;
        this.ffprobe = ffprobe;
    }

    /** @throws EngineException INPUT_INVALID or AUDIO_INVALID with a sentence, WORKER_BROKEN without working programs */
    Prepared prepare(Path video, Path audio, Path directory, Consumer<String> said, Cancellation cancellation)
            throws EngineException, RunStoppedException, InterruptedException {
        MediaInfo videoInfo = look(video, FailureReason.VIDEO_UNREADABLE);
        if (videoInfo.video() == null) {
            throw new EngineException(FailureReason.VIDEO_MISSING, Map.of());
        }
        MediaInfo.Audio audioStream =
                look(audio, FailureReason.AUDIO_UNREADABLE).audio();
        if (audioStream == null) {
            throw new EngineException(FailureReason.AUDIO_MISSING, Map.of());
        }
        Path wav = directory.resolve(WAV);
        decode(audio, audioStream.channels(), directory, said, cancellation);
        Long millis = look(wav, FailureReason.AUDIO_UNREADABLE).durationMillis();
        Duration length = Duration.ofMillis(millis == null ? 0 : millis);
        if (length.compareTo(SHORTEST_AUDIO) < 0) {
            throw new EngineException(
                    FailureReason.AUDIO_TOO_SHORT,
                    Map.of("seconds", length.toMillis() / 1000.0, "least_seconds", SHORTEST_AUDIO.toMillis() / 1000.0));
        }
        if (length.compareTo(LONGEST_AUDIO) >= 0) {
            throw new EngineException(
                    FailureReason.AUDIO_TOO_LONG,
                    Map.of("seconds", length.toSeconds(), "most_seconds", LONGEST_AUDIO.toSeconds()));
        }
        return new Prepared(video, videoInfo, wav, length);
    }

    private void decode(Path audio, int channels, Path directory, Consumer<String> said, Cancellation cancellation)
            throws EngineException, RunStoppedException, InterruptedException {
        List<String> arguments = new ArrayList<>(UntrustedMedia.input(audio));
        arguments.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1"));
        // A little more than is allowed, so that what is too long is noticed and not cut.
        arguments.addAll(List.of("-t", Long.toString(LONGEST_AUDIO.toSeconds() + 1)));
        arguments.addAll(List.of("-ac", channels == 1 ? "1" : "2", "-ar", "48000", "-c:a", "pcm_s16le"));
        arguments.add(WAV);
        ffmpeg.run(
                arguments, directory, DECODE_TIMEOUT, FailureReason.AUDIO_UNREADABLE, made -> {}, said, cancellation);
    }

    private MediaInfo look(Path file, FailureReason otherwise) throws EngineException, InterruptedException {
        try {
            return ffprobe.probe(file);
        } catch (NotMediaException e) {
            throw new EngineException(otherwise, Map.of("why", String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new EngineException(FailureReason.PROGRAM_NOT_STARTED, Map.of("why", "ffprobe: " + e.getMessage()));
        }
    }
}
