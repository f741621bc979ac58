package io.greenroom.gateway.dispatch;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import io.greenroom.events.Parking;
import io.greenroom.events.ReceivedProperties;
import io.greenroom.events.TaskSubmitted;
import io.greenroom.events.Topology;
import io.greenroom.events.WireConverter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.RabbitUtils;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.support.converter.MessageConversionException;
import org.springframework.stereotype.Component;

/**
 * Takes tasks back from the broker that no worker has taken: row first, then the acknowledgement, so that a crash in
 * between leaves a message too many, never one too few. A worker that takes one in the same moment keeps it.
 */
@Component
class Recall {

    private static final Logger log = LoggerFactory.getLogger(Recall.class);

    private final Pause pause;
    private final Workload workload;
    private final Departures departures;
    private final AmqpAdmin broker;
    private final RabbitTemplate template;
    private final Parking parking;

    Recall(
            Pause pause,
            Workload workload,
            Departures departures,
            AmqpAdmin broker,
            ConnectionFactory connections,
            Parking parking) {
        this.pause = pause;
        this.workload = workload;
        this.departures = departures;
        this.broker = broker;
        this.template = new RabbitTemplate(connections);
        this.parking = parking;
    }

    /**
     * All that lies in the broker waits again if dispatch is paused.
     *
     * @return whether it is
     */
    boolean whilePaused() {
        boolean paused = pause.isOn();
        if (paused) {
            all();
        }
        return paused;
    }

    /**
     * All that lies in the broker waits again, also what was believed refused and given back: no row tells that it lies
     * there all the same.
     */
    void all() {
        workload.lying().forEach(this::from);
    }

    /**
     * What lies in this engine's queue now waits again.
     *
     * @throws org.springframework.amqp.AmqpException the broker is away; what was not taken back is still there
     */
    void from(String engine) {
        String queue = Topology.renderQueue(engine);
        QueueInformation lying = broker.getQueueInfo(queue);
        if (lying == null || lying.getMessageCount() == 0) {
            return;
        }
        Integer back = template.execute(channel -> drain(channel, queue, lying.getMessageCount()));
        log.info("{} tasks taken back from {}: they wait again", back, queue);
    }

    private int drain(Channel channel, String queue, long most) throws IOException {
        int taken = 0;
        for (; taken < most; taken++) {
            GetResponse got = channel.basicGet(queue, false);
            if (got == null) {
                break;
            }
            try {
                waitAgain(got, queue);
                channel.basicAck(got.getEnvelope().getDeliveryTag(), false);
            } catch (RuntimeException | IOException notTaken) {
                // Only a channel that really closes gives back what it holds.
                RabbitUtils.setPhysicalCloseRequired(channel, true);
                throw notTaken;
            }
        }
        return taken;
    }

    private void waitAgain(GetResponse got, String queue) {
        try {
            if (WireConverter.read(got.getBody()) instanceof TaskSubmitted command) {
                departures.giveBack(command);
                return;
            }
        } catch (MessageConversionException unreadable) {
            // parked below, like a message that is none of a queue for tasks
        }
        MessageProperties properties = new ReceivedProperties()
                .toMessageProperties(got.getProps(), got.getEnvelope(), StandardCharsets.UTF_8.name());
        parking.park(new Message(got.getBody(), properties), queue, "no task for a worker");
    }
}
