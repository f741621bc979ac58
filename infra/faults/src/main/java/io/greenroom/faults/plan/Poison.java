package io.greenroom.faults.plan;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.greenroom.events.Topology;
import io.greenroom.events.WireConverter;
import io.greenroom.faults.evidence.Eyes;
import io.greenroom.faults.evidence.ParkedMessages;
import io.greenroom.faults.stack.StandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Messages that nobody can read, put straight into the queues of gateways and workers. Each carries the run's marker. */
public final class Poison {

    private static final int PERSISTENT = 2;

    private final Eyes eyes;
    private final String marker;
    private volatile int sent;

    public Poison(Eyes eyes, long seed) {
        this.eyes = eyes;
        this.marker = "poison-of-run-" + seed;
    }

    /** What each of them holds near its begin. */
    public String marker() {
        return marker;
    }

    /** How many were sent. */
    public int sent() {
        return sent;
    }

    void send() throws IOException, InterruptedException {
        List<String> queues = List.of(
                Topology.GATEWAY_EVENTS,
                Topology.GATEWAY_HEARTBEATS,
                Topology.renderQueue(StandIn.NAME),
                Topology.THUMBNAIL);
        eyes.broker().use(channel -> {
            channel.confirmSelect();
            for (String queue : queues) {
                for (String body : bodies()) {
                    channel.basicPublish("", queue, hostile(), body.getBytes(StandardCharsets.UTF_8));
                }
            }
            channel.basicPublish("", queues.get(0), hostile(), oversized());
            channel.waitForConfirmsOrDie(10_000);
            return queues.size();
        });
        sent += queues.size() * bodies().size() + 1;
    }

    /** Whether all of it was set aside. */
    boolean isParked() throws IOException, InterruptedException, SQLException {
        long parked = new ParkedMessages(eyes)
                .bodies().stream().filter(body -> body.contains(marker)).count();
        return parked >= sent;
    }

    private List<String> bodies() {
        return List.of(
                "{\"" + marker + "\": no JSON",
                "{\"type\": \"" + marker + "\"}",
                "{\"type\": \"render_completed\", \"event_id\": \"" + marker + "\"}",
                "[\"" + marker + "\"]",
                marker + "\u0000\uFFFD");
    }

    private byte[] oversized() {
        return (marker + "x".repeat(WireConverter.MAX_BYTES)).getBytes(StandardCharsets.UTF_8);
    }

    /** Headers by which careless readers choose a class to make of the body. */
    private static BasicProperties hostile() {
        return new BasicProperties.Builder()
                .deliveryMode(PERSISTENT)
                .contentType("application/x-java-serialized-object")
                .headers(Map.of("__TypeId__", "javax.management.BadAttributeValueExpException"))
                .build();
    }
}
