package io.greenroom.faults.plan;

import com.rabbitmq.client.MessageProperties;
import io.greenroom.events.Topology;
import io.greenroom.faults.evidence.Eyes;
import io.greenroom.faults.evidence.Tap;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends what the runs told, and what they were told, a second time. */
public final class Duplicates {

    private static final int EVENTS = 60;
    private static final int COMMANDS = 4;

    private final Eyes eyes;
    private final Tap tap;
    private final Set<Sent> events = new LinkedHashSet<>();

    private record Sent(String runId, long sequence) {}

    public Duplicates(Eyes eyes, Tap tap) {
        this.eyes = eyes;
        this.tap = tap;
    }

    boolean possible() {
        return tap.latest(Topology.EVENTS, EVENTS).size() >= COMMANDS;
    }

    synchronized void send() throws IOException, InterruptedException {
        List<Tap.Heard> again = new ArrayList<>(tap.latest(Topology.EVENTS, EVENTS));
        again.addAll(tap.latest(Topology.TASKS, COMMANDS));
        eyes.broker().use(channel -> {
            channel.confirmSelect();
            for (Tap.Heard message : again) {
                channel.basicPublish(
                        message.exchange(), message.key(), MessageProperties.PERSISTENT_BASIC, message.body());
            }
            channel.waitForConfirmsOrDie(10_000);
            return again.size();
        });
        for (Tap.Heard message : again) {
            JsonNode body = JsonMapper.shared().readTree(message.body());
            if (body.path("sequence").asLong(0) > 0) {
                events.add(new Sent(
                        body.path("run_id").asString(""), body.path("sequence").asLong()));
            }
        }
    }

    /** Events that came twice and are recorded once. */
    public synchronized long ended() throws SQLException {
        long once = 0;
        for (Sent sent : events) {
            if (eyes.rows()
                            .number(
                                    "select count(*) from task_logs where run_id = ? and sequence = ?",
                                    sent.runId,
                                    sent.sequence)
                    == 1) {
                once++;
            }
        }
        return once;
    }
}
