package io.greenroom.thumbnail;

import com.rabbitmq.client.ShutdownSignalException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionListener;

/** Says in one line that the broker has gone, and in one that it is back. */
final class BrokerNews implements ConnectionListener {

    private static final Logger log = LoggerFactory.getLogger(BrokerNews.class);

    private final AtomicBoolean away = new AtomicBoolean();

    @Override
    public void onCreate(@Nullable Connection connection) {
        if (away.getAndSet(false)) {
            log.info("the broker is back: requests are taken again");
        }
    }

    @Override
    public void onShutDown(ShutdownSignalException signal) {
        if (!signal.isInitiatedByApplication()) {
            gone(signal.getMessage());
        }
    }

    @Override
    public void onFailed(Exception failure) {
        gone(failure.getMessage());
    }

    private void gone(@Nullable String why) {
        if (!away.getAndSet(true)) {
            log.warn("the broker is away ({}): no requests are taken; tried again each second", why);
        }
    }
}
