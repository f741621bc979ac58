package io.greenroom.events;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/**
 * Sets a message aside that nobody can use: its bytes go to the parking queue, confirmed, before the original is
 * acknowledged. Rejecting it instead would have Broker-J deliver it again for ever.
 */
public final class Parking {

    private static final Logger log = LoggerFactory.getLogger(Parking.class);
    private static final Duration CONFIRM_WITHIN = Duration.ofSeconds(30);
    private static final int REASON_CHARS = 500;

    private final RabbitTemplate template;

    /** A way to the parking queue over connections of {@link BrokerLink#open}. */
    public Parking(ConnectionFactory connections) {
        template = new RabbitTemplate(connections);
        template.setUsePublisherConnection(true);
        template.setMandatory(true);
    }

    /**
     * Sets it aside.
     *
     * @param body the message as it came
     * @param queue where it came from
     * @param reason why nobody can use it, for the person who looks
     * @throws AmqpException it is not safely parked: do not acknowledge it
     */
    public void park(byte[] body, String queue, String reason) {
        Message parked = MessageBuilder.withBody(body)
                .setContentType(MessageProperties.CONTENT_TYPE_BYTES)
                .setHeader("x-parked-from", queue)
                .setHeader("x-parked-because", reason.substring(0, Math.min(reason.length(), REASON_CHARS)))
                .build();
        CorrelationData correlation = new CorrelationData();
        template.send("", Topology.PARKING, parked, correlation);
        try {
            CorrelationData.Confirm confirm = correlation.getFuture().get(CONFIRM_WITHIN.toSeconds(), TimeUnit.SECONDS);
            if (!confirm.ack() || correlation.getReturned() != null) {
                throw new AmqpException("the parking queue did not take the message");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AmqpException("interrupted while parking", interrupted);
        } catch (ExecutionException | TimeoutException silent) {
            throw new AmqpException("no confirm from the parking queue", silent);
        }
        log.warn("a message was parked for a person to look at: {}", reason);
    }
}
