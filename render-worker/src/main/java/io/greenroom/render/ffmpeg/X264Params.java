package io.greenroom.render.ffmpeg;

import io.greenroom.events.FailureReason;
import io.greenroom.events.WorkerHeartbeat.Param;
import io.greenroom.render.engine.EngineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The encoder's arguments. A task's params may set {@code crf} (10 to 40, smaller is better and larger; 20) and
 * {@code preset} (x264's name, slower is smaller; veryfast).
 */
public final class X264Params {

    private static final int BEST_CRF = 10;
    private static final int WORST_CRF = 40;
    private static final int STANDARD_CRF = 20;
    private static final String STANDARD_PRESET = "veryfast";
    private static final List<String> PRESETS =
            List.of("ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow");

    private X264Params() {}

    /**
     * Every piece is closed in itself (a key frame at its start, no frame that refers forward), so that pieces can be
     * joined without encoding again.
     *
     * @throws EngineException PARAM_INVALID for one outside its range
     */
    static List<String> of(Map<String, Object> params, int pieceFrames) throws EngineException {
        return arguments(
                preset(params.getOrDefault("preset", STANDARD_PRESET)),
                crf(params.getOrDefault("crf", STANDARD_CRF)),
                pieceFrames);
    }

    /** For a video that another program goes on with: quickly, and with hardly a loss. */
    public static List<String> forEngines(VideoForm form) {
        return arguments("veryfast", "17", form.pieceFrames());
    }

    /** As heartbeats tell them. */
    static List<Param> described() {
        return List.of(
                new Param("crf", Param.Type.INTEGER, (double) BEST_CRF, (double) WORST_CRF, List.of(), STANDARD_CRF),
                new Param("preset", Param.Type.WORD, null, null, PRESETS, STANDARD_PRESET));
    }

    private static List<String> arguments(String preset, String crf, int pieceFrames) {
        String keyFrames = Integer.toString(pieceFrames);
        List<String> arguments = new ArrayList<>(List.of("-c:v", "libx264", "-preset", preset, "-crf", crf));
        arguments.addAll(List.of("-pix_fmt", "yuv420p", "-bf", "0", "-sc_threshold", "0"));
        arguments.addAll(List.of("-g", keyFrames, "-keyint_min", keyFrames));
        return arguments;
    }

    private static String crf(Object value) throws EngineException {
        if (value instanceof Integer number && number >= BEST_CRF && number <= WORST_CRF) {
            return number.toString();
        }
        throw invalid("crf", value, "a whole number from " + BEST_CRF + " to " + WORST_CRF);
    }

    private static String preset(Object value) throws EngineException {
        if (value instanceof String name && PRESETS.contains(name)) {
            return name;
        }
        throw invalid("preset", value, "one of " + String.join(", ", PRESETS));
    }

    private static EngineException invalid(String param, Object value, String wanted) {
        return new EngineException(
                FailureReason.PARAM_INVALID, Map.of("param", param, "value", String.valueOf(value), "wanted", wanted));
    }
}
