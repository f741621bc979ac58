package io.greenroom.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;

/**
 * Sets a message aside that nobody can use: it goes to the parking queue, confirmed, before the original is
 * acknowledged. Rejecting it instead would have Broker-J deliver it again for ever.
 */
public final class Parking {

    /** The queue that it came from. */
    public static final String FROM = "x-parked-from";
    /** Why nobody can use it. */
    public static final String BECAUSE = "x-parked-because";
    /** The exchange that it was published to; absent for the default one. */
    public static final String EXCHANGE = "x-parked-exchange";
    /** The routing key that it was published with. */
    public static final String ROUTING_KEY = "x-parked-routing-key";
    /** The message id that its sender gave it; absent when there was none. */
    public static final String MESSAGE_ID = "x-parked-message-id";
    /** Bytes of the body as it came. */
    public static final String BYTES = "x-parked-bytes";
    /** Whether only the beginning of the body is kept. */
    public static final String TRUNCATED = "x-parked-truncated";

    /** Of a larger body the beginning is kept: four times what any reader of ours would look at. */
    public static final int MAX_BYTES = 4 * WireConverter.MAX_BYTES;

    private static final Logger log = LoggerFactory.getLogger(Parking.class);

    private static final int REASON_CHARS = 500;
    /** All headers go in one frame, of which Broker-J takes 64 KiB. */
    private static final int MAX_HEADERS = 20;

    private static final int HEADER_CHARS = 300;
    /** RabbitMQ copies a message to the queues that these name: a parked one would go round and round. */
    private static final Set<String> ORDERS_TO_THE_BROKER = Set.of("CC", "BCC");

    private final QueueWriter writer;

    /** A way to the parking queue over this link. */
    public Parking(BrokerLink link) {
        writer = new QueueWriter(link);
    }

    /**
     * Sets it aside, with what its sender said of it.
     *
     * @param message as it came
     * @param queue where it came from
     * @param reason why nobody can use it, for the person who looks
     * @throws AmqpException it is not safely parked: do not acknowledge it
     */
    public void park(Message message, String queue, String reason) {
        // It may quote the message, whose line breaks would forge lines of a log.
        String because = cut(reason.replaceAll("\\p{Cntrl}+", " "), REASON_CHARS);
        byte[] body = message.getBody();
        byte[] kept = body.length > MAX_BYTES ? Arrays.copyOf(body, MAX_BYTES) : body;
        try {
            writer.write(Topology.PARKING, new Message(kept, properties(message, queue, because)));
        } catch (UnconfirmedException unparked) {
            throw new AmqpException("the message is not parked: " + unparked.getMessage(), unparked);
        }
        log.warn("a message from {} was parked for a person to look at: {}", queue, because);
    }

    /**
     * Left behind is what would have the broker do something with the copy: an expiration, a reply address, a user that
     * has to be the one who publishes.
     */
    private static MessageProperties properties(Message message, String queue, String because) {
        MessageProperties from = message.getMessageProperties();
        MessageProperties properties = new MessageProperties();
        from.getHeaders().entrySet().stream()
                .filter(header -> header.getValue() != null && !ORDERS_TO_THE_BROKER.contains(header.getKey()))
                .limit(MAX_HEADERS)
                .forEach(header -> properties.setHeader(header.getKey(), plain(header.getValue())));
        properties.setMessageId(Header.newId().toString());
        properties.setDeliveryMode(MessageDeliveryMode.PERSISTENT);
        Optional.ofNullable(from.getContentType()).ifPresent(properties::setContentType);
        properties.setContentEncoding(from.getContentEncoding());
        properties.setType(from.getType());
        properties.setAppId(from.getAppId());
        properties.setCorrelationId(from.getCorrelationId());
        properties.setTimestamp(from.getTimestamp());
        properties.setHeader(FROM, queue);
        properties.setHeader(BECAUSE, because);
        set(properties, EXCHANGE, from.getReceivedExchange());
        set(properties, ROUTING_KEY, from.getReceivedRoutingKey());
        set(properties, MESSAGE_ID, from.getMessageId());
        properties.setHeader(BYTES, message.getBody().length);
        properties.setHeader(TRUNCATED, message.getBody().length > MAX_BYTES);
        return properties;
    }

    /** A sender's own header of that name goes in any case. */
    private static void set(MessageProperties properties, String header, @Nullable String value) {
        Map<String, Object> headers = properties.getHeaders();
        headers.remove(header);
        if (value != null && !value.isEmpty()) {
            headers.put(header, value);
        }
    }

    private static Object plain(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        return value instanceof byte[] bytes ? bytes.length + " bytes" : cut(String.valueOf(value), HEADER_CHARS);
    }

    private static String cut(String text, int chars) {
        return text.length() <= chars ? text : text.substring(0, chars);
    }
}
