package io.greenroom.gateway;

import io.greenroom.events.Message;
import io.greenroom.events.WireConverter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** What is said on an exchange that all listen to, from the moment this is made. */
public final class Heard implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Queue queue = QueueBuilder.nonDurable().exclusive().build();
    private final AmqpAdmin admin;
    private final RabbitTemplate template;

    public Heard(ConnectionFactory broker, String exchange) {
        admin = new RabbitAdmin(broker);
        admin.declareQueue(queue);
        admin.declareBinding(new Binding(queue.getName(), Binding.DestinationType.QUEUE, exchange, "", null));
        template = new RabbitTemplate(broker);
        template.setMessageConverter(new WireConverter());
    }

    /** All of that kind until so many have come; fails when they do not come. */
    public <T extends Message> List<T> await(Class<T> kind, Predicate<T> wanted, int count) {
        List<T> heard = new ArrayList<>();
        while (heard.size() < count) {
            Object next = template.receiveAndConvert(queue.getName(), PATIENCE.toMillis());
            if (next == null) {
                throw new AssertionError("heard only " + heard);
            }
            if (kind.isInstance(next) && wanted.test(kind.cast(next))) {
                heard.add(kind.cast(next));
            }
        }
        return heard;
    }

    @Override
    public void close() {
        admin.deleteQueue(queue.getName());
    }
}
