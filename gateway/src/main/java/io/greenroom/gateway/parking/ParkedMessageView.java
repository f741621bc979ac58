package io.greenroom.gateway.parking;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that nobody could read, as an admin sees it.
 *
 * @param body what is kept of it; null and left out in lists
 * @param bodyEncoding how the body is written here, {@code utf-8} or {@code base64}; null and left out in lists
 */
@Schema(name = "ParkedMessage", description = "A message that nobody could read")
record ParkedMessageView(
        UUID id,

        @Schema(description = "Where it came from and goes when it is replayed; null: it does not say") @Nullable
        String queue,

        @Schema(description = "null: the default one, or not known") @Nullable
        String exchange,

        @Nullable String routingKey,

        @Schema(description = "As its sender wrote it") @Nullable
        String messageId,

        @Schema(description = "Why nobody could read it") String reason,

        @Nullable String contentType,

        @Schema(description = "Its sender's; nothing follows from them")
        Map<String, Object> headers,

        @Schema(description = "Of the body as it came") long sizeBytes,

        @Schema(description = "Whether only the first 4 MiB of the body are kept: it cannot be replayed then")
        boolean truncated,

        Instant parkedAt,

        @Schema(description = "What is kept of it; only where one message is asked for")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String body,

        @Schema(description = "How body is written: utf-8 or base64")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String bodyEncoding) {

    static ParkedMessageView of(ParkedMessage row) {
        return of(row, null, null);
    }

    static ParkedMessageView of(ParkedMessage row, byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return of(row, text, "utf-8");
        } catch (CharacterCodingException noText) {
            return of(row, Base64.getEncoder().encodeToString(body), "base64");
        }
    }

    private static ParkedMessageView of(ParkedMessage row, @Nullable String body, @Nullable String encoding) {
        return new ParkedMessageView(
                row.id(),
                row.queue(),
                row.exchange(),
                row.routingKey(),
                row.messageId(),
                row.reason(),
                row.contentType(),
                row.headers(),
                row.sizeBytes(),
                row.truncated(),
                row.parkedAt(),
                body,
                encoding);
    }
}
