package io.greenroom.gateway.humans;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A digital human as it is stored and shown.
 *
 * @param description for people; null without
 * @param videoPath the upload it is made of
 * @param thumbnailUrl null until its poster is made
 * @param status word of {@link HumanStatus}
 * @param params for engines, kept as they came; null without
 * @param workspaceId whose it is; not shown
 * @param thumbnailKey the poster's object; null until it is made; not shown
 * @param version rises with each visible change; not shown
 */
public record Human(
        UUID id,
        String name,
        @Nullable String description,
        String videoPath,
        @Nullable String thumbnailUrl,
        @Schema(implementation = HumanStatus.class) String status,
        @Nullable JsonNode params,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore UUID workspaceId,
        @JsonIgnore @Nullable String thumbnailKey,
        @JsonIgnore long version) {

    /** Where its video can be watched. */
    @JsonProperty
    public String videoUrl() {
        return address(id) + "/video";
    }

    /** The same in its next version. */
    Human next() {
        return new Human(
                id,
                name,
                description,
                videoPath,
                thumbnailUrl,
                status,
                params,
                createdAt,
                updatedAt,
                workspaceId,
                thumbnailKey,
                version + 1);
    }

    /** Its next version, with a poster. */
    Human withPoster(String key) {
        return new Human(
                id,
                name,
                description,
                videoPath,
                address(id) + "/thumbnail",
                status,
                params,
                createdAt,
                updatedAt,
                workspaceId,
                key,
                version + 1);
    }

    static String address(UUID id) {
        return "/api/digital-humans/" + id;
    }
}
