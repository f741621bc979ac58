package io.greenroom.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.MessageProperties;

class ReceivedPropertiesTest {

    private static final Envelope ENVELOPE = new Envelope(3, true, "an exchange", "a key");

    @Test
    void aDeliveryModeThatIsNoneIsLeftAside() {
        BasicProperties odd = new BasicProperties.Builder()
                .deliveryMode(7)
                .messageId("m-1")
                .headers(Map.of("theirs", 1))
                .build();
        MessageProperties read = new ReceivedProperties().toMessageProperties(odd, ENVELOPE, "UTF-8");
        assertThat(read.getMessageId()).isEqualTo("m-1");
        assertThat(read.getDeliveryTag()).isEqualTo(3);
        assertThat(read.getReceivedRoutingKey()).isEqualTo("a key");
        assertThat(read.getHeaders()).containsEntry("theirs", 1);
    }

    @Test
    void headersOfTypesThatSpringDoesNotExpectDoNotStopAReader() {
        for (String name :
                new String[] {"x-delay", "x-death", "spring_max_retries", "amqp_retryCount", "retry-count"}) {
            BasicProperties odd = new BasicProperties.Builder()
                    .headers(Map.of(name, Map.of("a", "table")))
                    .build();
            MessageProperties read = new ReceivedProperties().toMessageProperties(odd, ENVELOPE, "UTF-8");
            assertThat(read.getReceivedExchange()).as(name).isEqualTo("an exchange");
        }
    }
}
