package io.greenroom.render.engine;

import io.greenroom.events.FailureCode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The encoder's arguments. A task's params may set {@code crf} (10 to 40, smaller is better and larger; 20) and
 * {@code preset} (x264's name, slower is smaller; veryfast).
 */
final class X264Params {

    private static final int BEST_CRF = 10;
    private static final int WORST_CRF = 40;
    private static final Set<String> PRESETS =
            Set.of("ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow");

    private X264Params() {}

    /**
     * Every piece is closed in itself (a key frame at its start, no frame that refers forward), so that pieces can be
     * joined without encoding again.
     *
     * @throws EngineException INPUT_INVALID for a param outside its range
     */
    static List<String> of(Map<String, Object> params, int pieceFrames) throws EngineException {
        String keyFrames = Integer.toString(pieceFrames);
        return List.of(
                "-c:v",
                "libx264",
                "-preset",
                preset(params.getOrDefault("preset", "veryfast")),
                "-crf",
                crf(params.getOrDefault("crf", 20)),
                "-pix_fmt",
                "yuv420p",
                "-bf",
                "0",
                "-g",
                keyFrames,
                "-keyint_min",
                keyFrames,
                "-sc_threshold",
                "0");
    }

    private static String crf(Object value) throws EngineException {
        if (value instanceof Number number && number.intValue() >= BEST_CRF && number.intValue() <= WORST_CRF) {
            return Integer.toString(number.intValue());
        }
        throw new EngineException(
                FailureCode.INPUT_INVALID,
                "params.crf is " + value + ": it must be a number from " + BEST_CRF + " to " + WORST_CRF + ".");
    }

    private static String preset(Object value) throws EngineException {
        if (value instanceof String name && PRESETS.contains(name)) {
            return name;
        }
        throw new EngineException(
                FailureCode.INPUT_INVALID, "params.preset is " + value + ": it must be one of x264's, e.g. veryfast.");
    }
}
