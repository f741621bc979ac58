package io.greenroom.render.run;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Note;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.RunStoppedException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Whether what the detectors found in a result is wrong, questionable or as expected. Black and still pictures are only
 * wrong where the presenter's video has none, which is looked at when, and only when, a result is suspicious.
 */
final class Judgement {

    /** Of the length; beyond what the presenter's video has. */
    private static final double WRONG_BLACK = 0.5;

    private static final double QUESTIONABLE_BLACK = 0.02;
    /** A result that is still for so much of its length does not talk. */
    private static final double WRONG_STILL = 0.95;

    private static final double MOVING_SOURCE = 0.5;
    private static final double QUESTIONABLE_STILL = 0.25;

    private final Detectors detectors;
    private final Prepared inputs;
    private final Workplace at;

    Judgement(Detectors detectors, Prepared inputs, Workplace at) {
        this.detectors = detectors;
        this.inputs = inputs;
        this.at = at;
    }

    /** @throws EngineException RESULT_SILENT, RESULT_BLACK or RESULT_FROZEN; what is only questionable is noted */
    void judge(Findings found, Duration length) throws EngineException, RunStoppedException, InterruptedException {
        Double loudest = found.maxVolumeDb();
        if ((loudest == null || loudest < Detectors.SILENT_DB)
                && !inputs.speech().silent()) {
            throw new EngineException(FailureReason.RESULT_SILENT, Map.of());
        }
        double seconds = length.toMillis() / 1000.0;
        double black = found.blackSeconds();
        double still = found.frozenSeconds(length);
        if (black <= QUESTIONABLE_BLACK * seconds && still <= QUESTIONABLE_STILL * seconds) {
            return;
        }
        Duration sourceLength = sourceLength(length);
        Findings source = detectors.ofPicture(inputs.video(), sourceLength, at);
        double sourceBlack = source.blackSeconds() / sourceLength.toMillis() * 1000;
        double sourceStill = source.frozenSeconds(sourceLength) / sourceLength.toMillis() * 1000;
        if (black / seconds > sourceBlack + WRONG_BLACK) {
            throw new EngineException(FailureReason.RESULT_BLACK, Map.of("seconds", rounded(black)));
        }
        if (still / seconds >= WRONG_STILL && sourceStill <= MOVING_SOURCE) {
            throw new EngineException(FailureReason.RESULT_FROZEN, Map.of());
        }
        if (black / seconds > sourceBlack + QUESTIONABLE_BLACK) {
            at.noted(Note.RESULT_PARTLY_BLACK, Map.of("seconds", rounded(black)));
        }
        if (still / seconds > sourceStill + QUESTIONABLE_STILL) {
            at.noted(Note.RESULT_PARTLY_STILL, Map.of("seconds", rounded(still)));
        }
    }

    /** No more of the presenter's video than the result shows. */
    private Duration sourceLength(Duration length) {
        Long millis = inputs.videoInfo().durationMillis();
        return millis == null || millis == 0 || millis > length.toMillis() ? length : Duration.ofMillis(millis);
    }

    /** To a hundredth. */
    static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.2f", value));
    }
}
