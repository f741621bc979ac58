package io.greenroom.events;

import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.support.converter.MessageConversionException;
import org.springframework.amqp.support.converter.MessageConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages as JSON: snake_case, enums in lower case, times in ISO-8601 UTC. What a body is, is told by its own
 * {@code type}, and only the records of {@link Message} are ever made from it; type headers are not looked at.
 */
public final class WireConverter implements MessageConverter {

    /** A body over this size is refused unread: the largest of ours, a failure with its last lines, is far below. */
    public static final int MAX_BYTES = 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /** The message as JSON text. */
    public static byte[] write(Message message) {
        return JSON.writerFor(Message.class).writeValueAsBytes(message);
    }

    /**
     * The message in a body.
     *
     * @throws MessageConversionException too large, not JSON, of no known type, or lacking what its type needs: the
     *     body can never be read and belongs into the parking queue
     */
    public static Message read(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw new MessageConversionException("body of " + body.length + " bytes, at most " + MAX_BYTES);
        }
        try {
            Message message = JSON.readValue(body, Message.class);
            if (message == null || message.header() == null) {
                throw new MessageConversionException("no message in the body");
            }
            return message;
        } catch (JacksonException unreadable) {
            throw new MessageConversionException("unreadable body: " + unreadable.getOriginalMessage(), unreadable);
        }
    }

    @Override
    public org.springframework.amqp.core.Message toMessage(Object object, MessageProperties properties) {
        if (!(object instanceof Message message)) {
            throw new MessageConversionException(object.getClass().getName() + " is no message of ours");
        }
        properties.setContentType(MessageProperties.CONTENT_TYPE_JSON);
        properties.setContentEncoding("UTF-8");
        properties.setMessageId(message.header().eventId().toString());
        properties.setDeliveryMode(
                message.route().mandatory() ? MessageDeliveryMode.PERSISTENT : MessageDeliveryMode.NON_PERSISTENT);
        return new org.springframework.amqp.core.Message(write(message), properties);
    }

    @Override
    public Message fromMessage(org.springframework.amqp.core.Message message) {
        return read(message.getBody());
    }
}
