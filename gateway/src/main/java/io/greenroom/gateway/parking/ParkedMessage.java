package io.greenroom.gateway.parking;

import io.greenroom.events.Header;
import io.greenroom.events.Parking;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;

/**
 * A message that nobody could read, without its body.
 *
 * @param id of the row
 * @param parkedId of the message in the parking queue
 * @param queue where it came from and goes when it is replayed; null: it does not say
 * @param exchange null: the default one, or not known
 * @param routingKey null: not known
 * @param messageId as its sender wrote it; null without
 * @param reason why nobody could read it
 * @param contentType as its sender wrote it; null without
 * @param headers its sender's
 * @param bodyBytes what is kept of it
 * @param sizeBytes of the body as it came
 * @param parkedAt when it was stored
 */
record ParkedMessage(
        UUID id,
        String parkedId,
        @Nullable String queue,
        @Nullable String exchange,
        @Nullable String routingKey,
        @Nullable String messageId,
        String reason,
        @Nullable String contentType,
        Map<String, Object> headers,
        int bodyBytes,
        long sizeBytes,
        Instant parkedAt) {

    /** What we and our library write beside the sender's headers. */
    private static final Pattern OURS = Pattern.compile("(x-parked-|spring_).*");

    private static final int COLUMN_CHARS = 255;
    private static final int REASON_CHARS = 512;

    /** What the parking queue brought, as it is stored. Whoever put it there, its words fit into their columns. */
    static ParkedMessage of(Message parked) {
        MessageProperties properties = parked.getMessageProperties();
        UUID id = Header.newId();
        String parkedId = properties.getMessageId();
        String reason = text(properties, Parking.BECAUSE, REASON_CHARS);
        int bytes = Math.min(parked.getBody().length, Parking.MAX_BYTES);
        return new ParkedMessage(
                id,
                parkedId == null || parkedId.isEmpty() ? id.toString() : parkedId,
                text(properties, Parking.FROM, COLUMN_CHARS),
                text(properties, Parking.EXCHANGE, COLUMN_CHARS),
                text(properties, Parking.ROUTING_KEY, COLUMN_CHARS),
                text(properties, Parking.MESSAGE_ID, COLUMN_CHARS),
                reason == null ? "it does not say" : reason,
                properties.getContentType(),
                headers(properties),
                bytes,
                properties.getHeader(Parking.BYTES) instanceof Number size
                        ? Math.max(size.longValue(), bytes)
                        : parked.getBody().length,
                Instant.now());
    }

    /** Whether only its beginning is kept. */
    boolean truncated() {
        return bodyBytes < sizeBytes;
    }

    private static Map<String, Object> headers(MessageProperties properties) {
        Map<String, Object> theirs = new LinkedHashMap<>();
        properties.getHeaders().forEach((name, value) -> {
            if (value != null && !OURS.matcher(name).matches()) {
                theirs.put(
                        name, value instanceof Number || value instanceof Boolean ? value : cut(value, REASON_CHARS));
            }
        });
        return theirs;
    }

    private static @Nullable String text(MessageProperties properties, String header, int chars) {
        Object value = properties.getHeader(header);
        return value == null ? null : cut(value, chars);
    }

    private static String cut(Object value, int chars) {
        String text = String.valueOf(value);
        return text.length() <= chars ? text : text.substring(0, chars);
    }
}
