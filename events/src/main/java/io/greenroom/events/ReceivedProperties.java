package io.greenroom.events;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.support.DefaultMessagePropertiesConverter;
import org.springframework.amqp.rabbit.support.MessagePropertiesConverter;

/**
 * What a message says of itself, however odd. Spring refuses some of what brokers let through, as a delivery mode 7, and
 * it does so before any listener: its consumer would be started anew and get the same message for ever.
 */
public final class ReceivedProperties implements MessagePropertiesConverter {

    private final MessagePropertiesConverter usual = new DefaultMessagePropertiesConverter();

    @Override
    public MessageProperties toMessageProperties(BasicProperties source, @Nullable Envelope envelope, String charset) {
        // Nobody asks how a message was kept on its way.
        BasicProperties plain = source.builder().deliveryMode(null).build();
        try {
            return usual.toMessageProperties(plain, envelope, charset);
        } catch (RuntimeException odd) {
            return usual.toMessageProperties(plain.builder().headers(null).build(), envelope, charset);
        }
    }

    @Override
    public BasicProperties fromMessageProperties(MessageProperties source, String charset) {
        return usual.fromMessageProperties(source, charset);
    }
}
