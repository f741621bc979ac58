package io.greenroom.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** RabbitMQ takes messages that its client by itself would not take back, but cut the line at, for ever. */
@Timeout(120)
class LargestMessageTest {

    private static final int BYTES = 65 * 1024 * 1024;
    private static final long PATIENCE_MILLIS = 60_000;

    @Test
    void isReceivedAndParkedLikeAnyOther() throws Exception {
        try (RabbitNode broker = RabbitNode.start()) {
            BrokerLink link = BrokerLink.open(broker.uri(), "largest test");
            link.admin().declareQueue(new Queue(Topology.PARKING));
            Queue queue = new Queue("large");
            link.admin().declareQueue(queue);
            new QueueWriter(link).write(queue.getName(), new Message(new byte[BYTES]));

            RabbitTemplate reader = new RabbitTemplate(link);
            Message large = Objects.requireNonNull(reader.receive(queue.getName(), PATIENCE_MILLIS));
            assertThat(large.getBody()).hasSize(BYTES);
            new Parking(link).park(large, queue.getName(), "too large");

            Message parked = Objects.requireNonNull(reader.receive(Topology.PARKING, PATIENCE_MILLIS));
            assertThat(parked.getBody()).hasSize(Parking.MAX_BYTES);
            assertThat(parked.getMessageProperties().getHeaders())
                    .containsEntry(Parking.BYTES, BYTES)
                    .containsEntry(Parking.TRUNCATED, true);
            link.destroy();
        }
    }
}
