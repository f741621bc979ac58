package io.greenroom.events;

/**
 * One row of the message table.
 *
 * @param payload the record
 * @param exchange where it is published
 * @param key its routing key; {@code <engine>} stands for the task's engine; empty on a fanout
 * @param queue where it waits; in angle brackets where each reader has an exclusive queue of its own
 * @param reader who consumes it
 */
public record Route(Class<? extends Message> payload, String exchange, String key, String queue, String reader) {

    /** The key to publish this message with. */
    String keyFor(Message message) {
        return message instanceof TaskSubmitted task ? Topology.renderKey(task.engine()) : key;
    }

    /** Whether a message that no queue takes is a failure: true but for news to whoever listens. */
    boolean mandatory() {
        return !exchange.equals(Topology.CONTROL) && !exchange.equals(Topology.LIVE);
    }
}
