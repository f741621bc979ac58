package io.greenroom.render.run;

import io.greenroom.events.FailureReason;
import io.greenroom.media.UntrustedMedia;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.RunStoppedException;
import io.greenroom.render.ffmpeg.FfmpegCall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Plays a file through ffmpeg's detectors, once and without writing anything. */
final class Detectors {

    /** Below this loudest sample nobody hears speech. */
    static final double SILENT_DB = -50;

    /** Five small pictures a second tell black and frozen as well as all of them, at the price of the decoding alone. */
    private static final String SEEN =
            "fps=5,scale=320:-2:flags=neighbor,blackdetect=d=0.4:pix_th=0.1,freezedetect=d=%s";

    /** A result may break off in a frame; one whose frames break off here and there is broken. */
    private static final List<String> FEW_ERRORS = List.of("-max_error_rate", "0.02");

    /** A presenter's video that rendered is good enough. */
    private static final List<String> ANY_ERRORS = List.of("-max_error_rate", "1");

    private static final List<String> SOUND = List.of("-map", "0:a:0", "-af", "volumedetect");

    private static final double LONGEST_STILL_SECONDS = 2;

    private final FfmpegCall ffmpeg;

    Detectors(FfmpegCall ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** Picture and sound of a result. */
    Findings ofResult(Path file, Duration length, Workplace at)
            throws EngineException, RunStoppedException, InterruptedException {
        List<String> heard = new ArrayList<>(SOUND);
        heard.addAll(FEW_ERRORS);
        return run(file, length, picture(length, heard), FailureReason.RESULT_UNREADABLE, at);
    }

    /** The picture of a presenter's video, as far as the length goes. */
    Findings ofPicture(Path file, Duration length, Workplace at)
            throws EngineException, RunStoppedException, InterruptedException {
        return run(file, length, picture(length, ANY_ERRORS), FailureReason.VIDEO_UNREADABLE, at);
    }

    /** The sound of a decoded audio file. */
    Findings ofSound(Path wav, Duration length, Workplace at)
            throws EngineException, RunStoppedException, InterruptedException {
        return run(wav, length, SOUND, FailureReason.AUDIO_UNREADABLE, at);
    }

    private static List<String> picture(Duration length, List<String> rest) {
        // Shorter than the file, or a short file could not be called frozen.
        double still = Math.min(LONGEST_STILL_SECONDS, length.toMillis() / 2000.0);
        List<String> arguments = new ArrayList<>(List.of("-map", "0:V:0", "-vf"));
        arguments.add(SEEN.formatted(String.format(Locale.ROOT, "%.3f", still)));
        arguments.addAll(rest);
        return arguments;
    }

    private Findings run(Path file, Duration length, List<String> filters, FailureReason onFailure, Workplace at)
            throws EngineException, RunStoppedException, InterruptedException {
        var findings = new Findings();
        // Detectors speak at this level only.
        List<String> arguments = new ArrayList<>(List.of("-loglevel", "info"));
        arguments.addAll(UntrustedMedia.input(file));
        arguments.addAll(filters);
        arguments.addAll(List.of("-t", FfmpegCall.seconds(length), "-f", "null", "-"));
        ffmpeg.run(
                arguments,
                at.directory(),
                Duration.ofMinutes(10).plus(length.multipliedBy(10)),
                onFailure,
                made -> {},
                line -> {
                    findings.hear(line);
                    at.said(line);
                },
                at.cancellation());
        return findings;
    }
}
