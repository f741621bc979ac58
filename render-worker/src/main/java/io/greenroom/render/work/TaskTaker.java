package io.greenroom.render.work;

import com.rabbitmq.client.Channel;
import io.greenroom.events.Topology;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes one task from the queues of several engines. Consumers exist only while a slot is free, and nothing stays
 * unacknowledged for longer than an announcement: no timeout, redelivery or restart of the broker can start a long
 * render twice.
 */
final class TaskTaker {

    private static final long LOOK_UP_MILLIS = 500;

    private final BrokerChannels channels;

    TaskTaker(BrokerChannels channels) {
        this.channels = channels;
    }

    /**
     * Waits for a task.
     *
     * @param engines for which of them
     * @param wanted asked now and then; false ends the wait
     * @return empty if no longer wanted
     * @throws IOException the broker is away, or ended a consumer: take again, after a pause if it is away
     */
    Optional<TakenTask> take(List<String> engines, BooleanSupplier wanted) throws IOException, InterruptedException {
        BlockingQueue<OneConsumer.Event> events = new LinkedBlockingQueue<>();
        List<OneConsumer> consumers = new ArrayList<>();
        Channel kept = null;
        try {
            for (String engine : engines) {
                consumers.add(OneConsumer.start(channels.open(), Topology.renderQueue(engine), events));
            }
            TakenTask taken = await(events, wanted);
            for (OneConsumer consumer : consumers) {
                consumer.cancel();
            }
            if (taken == null) {
                return Optional.empty();
            }
            giveBackSurplus(events);
            kept = taken.channel();
            return Optional.of(taken);
        } catch (RuntimeException e) {
            throw new IOException("the broker is away: " + e.getMessage(), e);
        } finally {
            // A closed channel gives back what it holds.
            for (OneConsumer consumer : consumers) {
                if (consumer.channel() != kept) {
                    BrokerChannels.close(consumer.channel());
                }
            }
        }
    }

    /** Before its cancellation was through another queue may have delivered too. */
    private static void giveBackSurplus(BlockingQueue<OneConsumer.Event> events) throws IOException {
        for (OneConsumer.Event event; (event = events.poll()) != null; ) {
            if (event instanceof OneConsumer.Arrived surplus) {
                surplus.task().giveBack();
            } else if (event instanceof OneConsumer.Lost lost) {
                throw new IOException(lost.why());
            }
        }
    }

    private static @Nullable TakenTask await(BlockingQueue<OneConsumer.Event> events, BooleanSupplier wanted)
            throws IOException, InterruptedException {
        while (wanted.getAsBoolean()) {
            OneConsumer.Event event = events.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
            if (event instanceof OneConsumer.Arrived arrived) {
                return arrived.task();
            }
            if (event instanceof OneConsumer.Lost lost) {
                throw new IOException(lost.why());
            }
        }
        return null;
    }
}
