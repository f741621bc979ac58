package io.greenroom.gateway.uploads;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The largest files that are taken.
 *
 * @param audioBytes of whatever is no video
 */
@Schema(name = "UploadLimits")
record UploadLimits(
        long videoBytes,

        @Schema(description = "also of pictures") long audioBytes) {}
