package io.greenroom.gateway.humans;

import io.greenroom.gateway.problems.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants a digital human to be.
 *
 * @param description null: none
 * @param videoPath the {@code path} of an uploaded video; null: as it is, which a new one cannot be
 * @param videoUrl where to fetch a video from, in place of videoPath; a path of this API, as answers have it, asks for nothing
 * @param status null: as it is; a new one is active
 * @param params for engines; null: none
 */
record WantedHuman(
        @NotBlank @Size(max = 255) String name,
        @Nullable @Size(max = 10_000) String description,
        @Nullable @Size(max = 512) String videoPath,

        @Schema(description = "http or https address to fetch the video from, in place of video_path")
        @Nullable
        @Size(max = 2048)
        String videoUrl,

        @Nullable @Pattern(regexp = "active|inactive", message = "must be active or inactive")
        String status,

        @Nullable Map<String, Object> params) {

    /** Null: nothing is to be fetched. */
    @Nullable
    String addressToFetch() {
        if (videoUrl == null || videoUrl.startsWith("/")) {
            return null;
        }
        if (videoPath != null) {
            throw Problem.VALIDATION_FAILED.at("video_url", "cannot be given together with video_path");
        }
        return videoUrl;
    }

    /** The same with the video that was fetched. */
    WantedHuman with(String fetchedPath) {
        return new WantedHuman(name, description, fetchedPath, null, status, params);
    }
}
