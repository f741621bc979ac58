package io.greenroom.render.run;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Note;
import io.greenroom.media.MediaInfo;
import io.greenroom.media.UntrustedMedia;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.InputForm;
import io.greenroom.render.engine.RunStoppedException;
import io.greenroom.render.ffmpeg.FfmpegCall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Decodes a task's audio, whose length only then is exact: compressed audio may declare anything. */
final class DecodeAudio {

    /** Engines' feature windows need as much; see heygem's own minimum. */
    private static final Duration SHORTEST_FOR_ENGINES = Duration.ofSeconds(1);

    private static final Duration TIMEOUT = Duration.ofMinutes(30);

    private final FfmpegCall ffmpeg;
    private final Looks looks;
    private final Detectors detectors;

    DecodeAudio(FfmpegCall ffmpeg, Looks looks) {
        this.ffmpeg = ffmpeg;
        this.looks = looks;
        this.detectors = new Detectors(ffmpeg);
    }

    /** @throws EngineException AUDIO_INVALID with a sentence, or as {@link FfmpegCall#run} */
    Speech decode(Path audio, InputForm form, Workplace at)
            throws EngineException, RunStoppedException, InterruptedException {
        MediaInfo info = looks.into(audio, FailureReason.AUDIO_UNREADABLE);
        InputLimits.checkStreams("audio", info);
        MediaInfo.Audio stream = info.audio();
        if (stream == null) {
            throw new EngineException(FailureReason.AUDIO_MISSING, Map.of());
        }
        Path wav = at.file("audio.wav");
        List<String> arguments = new ArrayList<>(UntrustedMedia.input(audio));
        arguments.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1"));
        // A little more than is allowed, so that what is too long is noticed and not cut.
        arguments.addAll(List.of("-t", Long.toString(InputLimits.LONGEST_AUDIO.toSeconds() + 1)));
        arguments.addAll(pcm(form, stream));
        arguments.add(UntrustedMedia.url(wav));
        run(arguments, at);
        Duration length = lengthOf(wav);
        InputLimits.checkAudioLength(length);
        if (length.compareTo(SHORTEST_FOR_ENGINES) < 0) {
            wav = padded(wav, at);
            at.noted(
                    Note.AUDIO_PADDED,
                    Map.of("seconds", length.toMillis() / 1000.0, "to_seconds", SHORTEST_FOR_ENGINES.toSeconds()));
            length = lengthOf(wav);
        }
        double loudest =
                Objects.requireNonNullElse(detectors.ofSound(wav, length, at).maxVolumeDb(), 0.0);
        var speech = new Speech(wav, length, loudest);
        if (speech.silent()) {
            at.noted(Note.AUDIO_SILENT, Map.of("max_db", loudest));
        }
        return speech;
    }

    private static List<String> pcm(InputForm form, MediaInfo.Audio stream) {
        String rate = form == InputForm.FITTED ? "44100" : "48000";
        String channels = form == InputForm.FITTED || stream.channels() == 1 ? "1" : "2";
        return List.of("-ac", channels, "-ar", rate, "-c:a", "pcm_s16le");
    }

    private Path padded(Path wav, Workplace at) throws EngineException, RunStoppedException, InterruptedException {
        Path padded = at.file("audio-padded.wav");
        List<String> arguments = new ArrayList<>(UntrustedMedia.input(wav));
        arguments.addAll(List.of("-af", "apad=whole_dur=" + SHORTEST_FOR_ENGINES.toSeconds(), "-c:a", "pcm_s16le"));
        arguments.add(UntrustedMedia.url(padded));
        run(arguments, at);
        return padded;
    }

    private void run(List<String> arguments, Workplace at)
            throws EngineException, RunStoppedException, InterruptedException {
        ffmpeg.run(
                arguments,
                at.directory(),
                TIMEOUT,
                FailureReason.AUDIO_UNREADABLE,
                made -> {},
                at::said,
                at.cancellation());
    }

    private Duration lengthOf(Path wav) throws EngineException, InterruptedException {
        Long millis = looks.into(wav, FailureReason.AUDIO_UNREADABLE).durationMillis();
        return Duration.ofMillis(millis == null ? 0 : millis);
    }
}
