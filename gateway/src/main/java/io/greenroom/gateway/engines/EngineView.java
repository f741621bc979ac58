package io.greenroom.gateway.engines;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/**
 * An engine as callers see it.
 *
 * @param name as params name it
 * @param isDefault whether it renders what names no engine
 * @param lipSync whether the mouth follows the audio
 * @param liveWorkers that offer it and were heard of in the last 30 s, ready or not
 * @param paramsSchema what it understands in params, as JSON Schema; what is not in it is kept and ignored
 */
@Schema(name = "Engine")
record EngineView(
        String name,
        boolean isDefault,
        boolean lipSync,
        int liveWorkers,

        @Schema(description = "JSON Schema of params; what is not in it is kept and ignored")
        Map<String, Object> paramsSchema) {}
