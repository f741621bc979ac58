package io.greenroom.gateway.previews;

import static org.awaitility.Awaitility.await;

import io.greenroom.events.Message;
import io.greenroom.events.ProbeRequested;
import io.greenroom.events.ThumbnailRequested;
import io.greenroom.events.Topology;
import io.greenroom.events.WireConverter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The thumbnail worker is played by hand: its requests are read off the real broker. */
final class PlayedThumbnailer {

    private final RabbitTemplate broker;
    private final JdbcClient database;
    private final List<Message> asked = new ArrayList<>();

    PlayedThumbnailer(RabbitTemplate broker, JdbcClient database) {
        this.broker = broker;
        this.database = database;
    }

    /** What it has been asked so far, for whomever. */
    List<Message> asked() {
        return asked;
    }

    void forget() {
        asked.clear();
    }

    /** The first request of that kind about it. */
    <M extends Message> M awaitRequest(Class<M> type, UUID subject) {
        return await().until(
                        () -> {
                            receive();
                            return asked.stream()
                                    .filter(type::isInstance)
                                    .filter(message -> subject.equals(subject(message)))
                                    .map(type::cast)
                                    .findFirst()
                                    .orElse(null);
                        },
                        found -> found != null);
    }

    /** Takes what lies ready. */
    void receive() {
        for (var raw = broker.receive(Topology.THUMBNAIL); raw != null; raw = broker.receive(Topology.THUMBNAIL)) {
            asked.add(WireConverter.read(raw.getBody()));
        }
    }

    /** What a request is about; null where it is none. */
    static UUID subject(Message message) {
        if (message instanceof ProbeRequested probe) {
            return probe.fileId();
        }
        return message instanceof ThumbnailRequested picture ? picture.subjectId() : null;
    }

    /** Of its job. */
    String state(UUID subject) {
        return database.sql("select state from media_jobs where subject_id = :id")
                .param("id", subject.toString())
                .query(String.class)
                .single();
    }
}
