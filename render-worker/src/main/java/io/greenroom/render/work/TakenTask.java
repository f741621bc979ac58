package io.greenroom.render.work;

import com.rabbitmq.client.Channel;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A delivery that this worker holds and has to answer.
 *
 * @param channel where it came and where the answer goes; closed by each answer but {@link #giveBack}
 * @param queue where it waited
 * @param deliveryTag its number on the channel
 * @param body as it came
 */
record TakenTask(Channel channel, String queue, long deliveryTag, byte[] body) {

    private static final Logger log = LoggerFactory.getLogger(TakenTask.class);

    /** It is ours. If the broker does not hear it, it is delivered once more, and the gateway stops the second run. */
    void acknowledge() {
        try {
            channel.basicAck(deliveryTag, false);
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
        channel.basicNack(deliveryTag, false, true);
    }
}
