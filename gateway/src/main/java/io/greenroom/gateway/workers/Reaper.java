package io.greenroom.gateway.workers;

import io.greenroom.events.Header;
import io.greenroom.events.TaskChanged;
import io.greenroom.events.Topology;
import io.greenroom.gateway.GatewaySettings;
import io.greenroom.gateway.tasks.Task;
import io.greenroom.gateway.tasks.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives up runs whose worker has been silent for a whole lease, so that their tasks are tried again. It acts only while
 * silence means something ({@link Pulse}) and the recorder keeps up.
 */
@Component
class Reaper {

    private static final Logger log = LoggerFactory.getLogger(Reaper.class);

    private static final int AT_ONCE = 100;
    /** A queue longer than one batch: what the worker said last may still be in it. */
    static final int LAGGING = 200;

    private final JdbcClient jdbc;
    private final Tasks tasks;
    private final Pulse pulse;
    private final AmqpAdmin broker;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher announce;
    private final Duration lease;

    Reaper(
            JdbcClient jdbc,
            Tasks tasks,
            Pulse pulse,
            AmqpAdmin broker,
            TransactionTemplate transaction,
            ApplicationEventPublisher announce,
            GatewaySettings settings) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.pulse = pulse;
        this.broker = broker;
        this.transaction = transaction;
        this.announce = announce;
        this.lease = settings.lease();
    }

    @Scheduled(fixedDelayString = "PT2S")
    void reapWhenSilenceMeansSomething() {
        if (pulse.steadyFor(lease) && !lagging()) {
            reap();
        }
    }

    /** Gives up every run whose lease is over. */
    void reap() {
        List<String> over =
                jdbc.sql("""
                        select id
                        from tasks
                        where status = 'processing'
                          and lease_until < now(6)
                        order by lease_until
                        limit :limit
                        """).param("limit", AT_ONCE).query(String.class).list();
        // What another holds comes last: a gateway that stands still may hold it for a minute.
        List<String> held =
                over.stream().filter(id -> !settled(id, "skip locked")).toList();
        held.forEach(id -> settled(id, ""));
    }

    /**
     * One that cannot be given up now keeps none of the others waiting.
     *
     * @return false when it is locked, or a heartbeat has come in between
     */
    private boolean settled(String id, String whereLocked) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> giveUp(UUID.fromString(id), whereLocked)));
        } catch (RuntimeException passing) {
            log.warn("task {} is not given up, tried again in 2 s: {}", id, passing.toString());
            return true;
        }
    }

    private boolean giveUp(UUID id, String whereLocked) {
        Task task = leaseOver(id, whereLocked) ? tasks.lock(id) : null;
        if (task == null) {
            return false;
        }
        log.warn("task {} attempt {}: nothing heard of run {} for a whole lease", id, task.attempt(), task.runId());
        task.lose();
        tasks.save(task);
        announce.publishEvent(new TaskChanged(Header.ofTask(id, task.attempt()), task.workspaceId(), task.version()));
        return true;
    }

    /** Looked at again under the lock: a heartbeat may have come in between. */
    private boolean leaseOver(UUID id, String whereLocked) {
        return jdbc.sql("""
                        select id
                        from tasks
                        where id = :id
                          and status = 'processing'
                          and lease_until < now(6)
                        for update\s""" + whereLocked)
                .param("id", id.toString())
                .query(String.class)
                .optional()
                .isPresent();
    }

    private boolean lagging() {
        try {
            QueueInformation events = broker.getQueueInfo(Topology.GATEWAY_EVENTS);
            return events == null || events.getMessageCount() > LAGGING;
        } catch (AmqpException away) {
            return true;
        }
    }
}
