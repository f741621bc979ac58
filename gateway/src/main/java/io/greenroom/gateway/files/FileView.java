package io.greenroom.gateway.files;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An upload as it is shown.
 *
 * @param path what tasks and digital humans name it by
 * @param durationMs null: not probed yet, or it has none
 * @param probed whether {@code duration_ms}, {@code video} and {@code audio} say all there is
 * @param video its first video stream; null: not probed yet, or it has none
 * @param audio its first audio stream; null: not probed yet, or it has none
 * @param url where its content is
 */
@Schema(name = "File")
public record FileView(
        UUID id,
        String path,

        @Schema(allowableValues = {"audio", "video", "image"})
        String kind,

        String name,
        String contentType,
        long sizeBytes,
        String sha256,

        @Schema(description = "null until it is probed") @Nullable
        Long durationMs,

        @Schema(description = "false: duration_ms, video and audio are still to come")
        boolean probed,

        @Nullable Video video,
        @Nullable Audio audio,
        String url,
        Instant createdAt) {

    /**
     * A video stream.
     *
     * @param codec as ffprobe names it
     * @param width in pixels, before {@code rotation}
     * @param height in pixels, before {@code rotation}
     * @param fps frames per second on average
     * @param rotation degrees clockwise to show it upright: 0, 90, 180 or 270
     */
    @Schema(name = "FileVideo")
    public record Video(
            String codec,
            int width,
            int height,
            @Schema(description = "on average") double fps,

            @Schema(description = "degrees clockwise to show it upright")
            int rotation) {

        static @Nullable Video of(@Nullable JsonNode stream) {
            return stream == null || stream.isNull()
                    ? null
                    : new Video(
                            stream.path("codec").asString(""),
                            stream.path("width").asInt(0),
                            stream.path("height").asInt(0),
                            stream.path("frames_per_second").asDouble(0),
                            stream.path("rotation").asInt(0));
        }
    }

    /**
     * An audio stream.
     *
     * @param codec as ffprobe names it
     * @param sampleRate in hertz
     * @param channels how many
     */
    @Schema(name = "FileAudio")
    public record Audio(
            String codec, @Schema(description = "in hertz") int sampleRate, int channels) {

        static @Nullable Audio of(@Nullable JsonNode stream) {
            return stream == null || stream.isNull()
                    ? null
                    : new Audio(
                            stream.path("codec").asString(""),
                            stream.path("sample_rate").asInt(0),
                            stream.path("channels").asInt(0));
        }
    }

    public static FileView of(StoredFile file) {
        JsonNode probe = file.probe();
        return new FileView(
                file.id(),
                file.path(),
                file.kind(),
                file.name(),
                file.contentType(),
                file.sizeBytes(),
                file.sha256(),
                file.durationMillis(),
                probe != null || file.kind().equals(Kind.IMAGE.word()),
                Video.of(probe == null ? null : probe.get("video")),
                Audio.of(probe == null ? null : probe.get("audio")),
                "/api/files/" + file.id(),
                file.createdAt());
    }
}
