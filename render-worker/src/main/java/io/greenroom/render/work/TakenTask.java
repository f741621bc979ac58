package io.greenroom.render.work;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.MessageProperties;
import io.greenroom.events.Topology;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A delivery that this worker holds and has to answer.
 *
 * @param channel where it came and where the answer goes; closed by each answer but {@link #giveBack}
 * @param deliveryTag its number on the channel
 * @param body as it came
 */
record TakenTask(Channel channel, long deliveryTag, byte[] body) {

    private static final Logger log = LoggerFactory.getLogger(TakenTask.class);
    private static final Duration CONFIRM_WITHIN = Duration.ofSeconds(30);

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

    /**
     * Nobody can read it: it goes where a person will look, and out of the way of the others.
     *
     * @throws IOException the parking queue did not take it; it is delivered anew then
     */
    void park() throws IOException, InterruptedException {
        try {
            channel.confirmSelect();
            channel.basicPublish("", Topology.PARKING, true, MessageProperties.MINIMAL_PERSISTENT_BASIC, body);
            channel.waitForConfirmsOrDie(CONFIRM_WITHIN.toMillis());
            channel.basicAck(deliveryTag, false);
        } catch (TimeoutException e) {
            throw new IOException("the parking queue does not answer", e);
        } finally {
            BrokerChannels.close(channel);
        }
    }
}
