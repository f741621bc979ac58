package io.greenroom.gateway.uploads;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.greenroom.gateway.GatewaySettings;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The largest files that are taken.
 *
 * @param audioBytes of whatever is no video
 */
@Schema(name = "UploadLimits")
record UploadLimits(
        long videoBytes,

        @Schema(description = "also of pictures") long audioBytes) {

    static UploadLimits of(GatewaySettings settings) {
        return new UploadLimits(settings.maxVideoBytes(), settings.maxAudioBytes());
    }

    /** Of any kind: as long as nothing has come, nobody knows which it is. */
    @JsonIgnore
    long most() {
        return Math.max(videoBytes, audioBytes);
    }
}
