package io.greenroom.render.work;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;

/**
 * Bare channels over the worker's consumer connection, which is made anew when it is gone. Bare, since taking one task
 * needs exact hold of consumer, delivery and channel, which pooled channels do not give. The topology is declared at each
 * connect.
 */
public final class BrokerChannels {

    private final ConnectionFactory connections;

    public BrokerChannels(ConnectionFactory connections) {
        this.connections = connections;
    }

    /** @throws IOException there is no connection and none can be made now */
    Channel open() throws IOException {
        try {
            Connection connection = connections.createConnection().getDelegate();
            Channel channel = connection == null ? null : connection.createChannel();
            if (channel == null) {
                throw new IOException("the broker gives no channel");
            }
            return channel;
        } catch (AmqpException | com.rabbitmq.client.ShutdownSignalException e) {
            throw new IOException("no connection to the broker: " + cause(e), e);
        }
    }

    private static String cause(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** Closes without complaint: what is closed already, or cannot be closed, is as good as closed. */
    static void close(Channel channel) {
        try {
            channel.abort();
        } catch (IOException | RuntimeException e) {
            // It is gone.
        }
    }
}
