package io.greenroom.faults.evidence;

import com.rabbitmq.client.GetResponse;
import io.greenroom.events.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What was set aside as unreadable: in the parking queue, and where the gateways keep it afterwards. */
public record ParkedMessages(Eyes eyes) {

    private static final int BEGIN = 300;

    /** The begin of each body. */
    public List<String> bodies() throws IOException, InterruptedException, SQLException {
        List<String> bodies = new ArrayList<>(inQueue());
        bodies.addAll(inTable());
        return bodies;
    }

    /** Looked at and given back: the channel is closed without an acknowledgement. */
    private List<String> inQueue() throws IOException, InterruptedException {
        if (eyes.broker().ready(Topology.PARKING) == 0) {
            return List.of();
        }
        return eyes.broker().use(channel -> {
            List<String> bodies = new ArrayList<>();
            GetResponse next = channel.basicGet(Topology.PARKING, false);
            while (next != null) {
                bodies.add(begin(next.getBody()));
                next = channel.basicGet(Topology.PARKING, false);
            }
            return bodies;
        });
    }

    private List<String> inTable() throws SQLException {
        return eyes.rows().list("select body from parked_messages", row -> begin(row.getBytes(1)));
    }

    private static String begin(byte[] body) {
        return new String(body, 0, Math.min(body.length, BEGIN), StandardCharsets.UTF_8);
    }
}
