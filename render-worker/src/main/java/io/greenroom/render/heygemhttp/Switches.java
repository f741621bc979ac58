package io.greenroom.render.heygemhttp;

import io.greenroom.events.FailureReason;
import io.greenroom.events.WorkerHeartbeat.Param;
import io.greenroom.render.engine.EngineException;
import java.util.List;
import java.util.Map;

/**
 * What a task may set.
 *
 * @param enhance {@code chaofen}: sharpens the face, which takes about twice the time; no
 * @param watermark {@code watermark}: the service's own mark in the picture; no
 */
record Switches(boolean enhance, boolean watermark) {

    private static final String ENHANCE = "chaofen";
    private static final String WATERMARK = "watermark";

    /** As heartbeats tell them. */
    static List<Param> described() {
        return List.of(described(ENHANCE), described(WATERMARK));
    }

    private static Param described(String name) {
        return new Param(name, Param.Type.YES_NO, null, null, List.of(), false);
    }

    /** @throws EngineException PARAM_INVALID for what is neither true nor false */
    static Switches of(Map<String, Object> params) throws EngineException {
        return new Switches(yesNo(params, ENHANCE), yesNo(params, WATERMARK));
    }

    private static boolean yesNo(Map<String, Object> params, String name) throws EngineException {
        Object value = params.getOrDefault(name, false);
        if (value instanceof Boolean yes) {
            return yes;
        }
        throw new EngineException(
                FailureReason.PARAM_INVALID,
                Map.of("param", name, "value", String.valueOf(value), "wanted", "true or false"));
    }

    /** The body that hands a run over. The video is as long as the audio already, so the service's own looping is off. */
    Map<String, Object> order(String code, Share share) {
        return Map.of(
                "code",
                code,
                "audio_url",
                share.audioInContainer(code),
                "video_url",
                share.videoInContainer(code),
                "chaofen",
                enhance ? 1 : 0,
                "watermark_switch",
                watermark ? 1 : 0,
                "digital_auth",
                0,
                "pn",
                0);
    }
}
