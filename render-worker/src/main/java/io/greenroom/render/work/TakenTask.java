package io.greenroom.render.work;

import com.rabbitmq.client.Channel;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;

/**
 * A delivery that this worker holds and has to answer.
 *
 * @param channel where it came and where the answer goes; closed by each answer but {@link #giveBack}
 * @param queue where it waited
 * @param message as it came, with its number on the channel
 */
record TakenTask(Channel channel, String queue, Message message) {

    private static final Logger log = LoggerFactory.getLogger(TakenTask.class);

    byte[] body() {
        return message.getBody();
    }

    /** It is ours. If the broker does not hear it, it is delivered once more, and the gateway stops the second run. */
    void acknowledge() {
        try {
            channel.basicAck(deliveryTag(), false);
        } catch (IOException | RuntimeException e) {
            log.info("the acknowledgement did not get through; the run goes on, a second delivery will be stopped");
        } finally {
            BrokerChannels.close(channel);
        }
    }

    /** It is not ours: the broker delivers it anew. */
    void abandon() {
        BrokerChannels.close(channel);
    }

    /** One too many came: back to its queue. */
    void giveBack() throws IOException {
        channel.basicNack(deliveryTag(), false, true);
    }

    private long deliveryTag() {
        return message.getMessageProperties().getDeliveryTag();
    }
}
