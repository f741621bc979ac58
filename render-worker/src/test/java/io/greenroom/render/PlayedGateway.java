package io.greenroom.render;

import io.greenroom.events.BrokerLink;
import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.Header;
import io.greenroom.events.Message;
import io.greenroom.events.RunEvent;
import io.greenroom.events.StopReason;
import io.greenroom.events.StopRun;
import io.greenroom.events.StoredObject;
import io.greenroom.events.TaskSubmitted;
import io.greenroom.events.Topology;
import io.greenroom.events.WireConverter;
import io.greenroom.events.WorkerHeartbeat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** The gateway's end of the broker, in the hands of a test: sends commands, keeps everything that comes back. */
final class PlayedGateway implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BrokerLink connections;
    private final RabbitTemplate template;
    private final ConfirmedPublisher publisher;
    private final List<Message> heard = new ArrayList<>();

    PlayedGateway(String amqpUri) {
        connections = BrokerLink.open(amqpUri, "played gateway");
        template = new RabbitTemplate(connections);
        publisher = new ConfirmedPublisher(connections);
        var admin = new RabbitAdmin(connections);
        Topology.standing().getDeclarables().forEach(declarable -> declare(admin, declarable));
        Topology.engine("ffmpeg").getDeclarables().forEach(declarable -> declare(admin, declarable));
        for (String queue : List.of(
                Topology.GATEWAY_EVENTS,
                Topology.GATEWAY_HEARTBEATS,
                Topology.PARKING,
                Topology.renderQueue("ffmpeg"))) {
            admin.purgeQueue(queue);
        }
    }

    private static void declare(RabbitAdmin admin, Object declarable) {
        if (declarable instanceof org.springframework.amqp.core.Exchange exchange) {
            admin.declareExchange(exchange);
        } else if (declarable instanceof org.springframework.amqp.core.Queue queue) {
            admin.declareQueue(queue);
        } else if (declarable instanceof org.springframework.amqp.core.Binding binding) {
            admin.declareBinding(binding);
        }
    }

    TaskSubmitted submit(StoredObject video, StoredObject audio, Map<String, Object> params) {
        return send(new TaskSubmitted(Header.ofTask(Header.newId(), 1), "ffmpeg", video, audio, params, List.of()));
    }

    <T extends Message> T send(T message) {
        publisher.publish(message);
        return message;
    }

    void sendRaw(String queue, org.springframework.amqp.core.Message raw) {
        template.send("", queue, raw);
    }

    /** To every worker. */
    void orderRaw(byte[] body) {
        template.send(Topology.CONTROL, "", new org.springframework.amqp.core.Message(body));
    }

    /** How many messages lie in the queue, unacknowledged ones not among them. */
    long waiting(String queue) {
        return Objects.requireNonNull(new RabbitAdmin(connections).getQueueInfo(queue))
                .getMessageCount();
    }

    void stop(RunEvent of, StopReason reason) {
        send(new StopRun(
                Header.toRun(of.run().taskId(), of.run().attempt(), of.run().runId()), reason));
    }

    /** The first event of this kind about the task that fulfils the condition; waits for it. */
    <T extends RunEvent> T await(Class<T> kind, UUID taskId, Predicate<T> condition) {
        return awaitHeard(kind, event -> event.run().taskId().equals(taskId) && condition.test(event));
    }

    <T extends RunEvent> T await(Class<T> kind, TaskSubmitted task) {
        return await(kind, task.header().taskId(), event -> true);
    }

    /** The first heartbeat from now on that fulfils the condition. */
    WorkerHeartbeat awaitHeartbeat(Predicate<WorkerHeartbeat> condition) {
        listen();
        heard.removeIf(WorkerHeartbeat.class::isInstance);
        return awaitHeard(WorkerHeartbeat.class, condition);
    }

    WorkerHeartbeat lastHeartbeat() {
        listen();
        return heard.stream()
                .filter(WorkerHeartbeat.class::isInstance)
                .map(WorkerHeartbeat.class::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    Optional<org.springframework.amqp.core.Message> parked() {
        return Optional.ofNullable(template.receive(Topology.PARKING));
    }

    /** Everything heard of a task so far, in order. */
    List<RunEvent> story(TaskSubmitted task) {
        listen();
        return heard.stream()
                .filter(RunEvent.class::isInstance)
                .map(RunEvent.class::cast)
                .filter(event -> event.run().taskId().equals(task.header().taskId()))
                .toList();
    }

    /** Whether this event came before any about that task. */
    boolean heardBefore(RunEvent event, TaskSubmitted task) {
        return heard.indexOf(event) < heard.indexOf(story(task).get(0));
    }

    private <T extends Message> T awaitHeard(Class<T> kind, Predicate<T> condition) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> {
                            listen();
                            return heard.stream()
                                    .filter(kind::isInstance)
                                    .map(kind::cast)
                                    .filter(condition)
                                    .findFirst();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    private void listen() {
        try {
            for (String queue : List.of(Topology.GATEWAY_EVENTS, Topology.GATEWAY_HEARTBEATS)) {
                for (org.springframework.amqp.core.Message message; (message = template.receive(queue)) != null; ) {
                    heard.add(WireConverter.read(message.getBody()));
                }
            }
        } catch (AmqpException e) {
            // The broker is away in some tests; the next look finds it again.
        }
    }

    @Override
    public void close() {
        connections.destroy();
    }
}
