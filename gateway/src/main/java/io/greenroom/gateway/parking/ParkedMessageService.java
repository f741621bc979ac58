package io.greenroom.gateway.parking;

import io.greenroom.events.QueueWriter;
import io.greenroom.events.Topology;
import io.greenroom.events.UnconfirmedException;
import io.greenroom.gateway.keys.Action;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.ProblemException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What an admin does about parked messages. */
@Service
class ParkedMessageService {

    private static final Logger log = LoggerFactory.getLogger(ParkedMessageService.class);

    /** Bodies of up to 4 MiB go with them. */
    private static final int BATCH = 200;

    private final ParkedMessages parked;
    private final QueueWriter writer;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher announce;

    ParkedMessageService(
            ParkedMessages parked,
            QueueWriter writer,
            TransactionTemplate transaction,
            ApplicationEventPublisher announce) {
        this.parked = parked;
        this.writer = writer;
        this.transaction = transaction;
        this.announce = announce;
    }

    /**
     * Sends a message once more to the queue that it came from, then forgets it. One that still cannot be read is parked
     * again, as a new one. Whoever breaks off in between, or asks twice at once, sends it twice; readers bear that.
     *
     * @throws ProblemException not_found, not_replayable, or unavailable: it is kept
     */
    void replay(UUID id, Caller caller) {
        ParkedMessage message = parked.find(id).orElseThrow(ParkedMessageService::unknown);
        byte[] body = parked.body(id).orElseThrow(ParkedMessageService::unknown);
        String queue = queueOf(message);
        try {
            writer.write(queue, again(message, body));
        } catch (UnconfirmedException untaken) {
            throw Problem.UNAVAILABLE
                    .because("The broker has not taken the message for " + queue + "; it is kept, try again later.")
                    .causedBy(untaken);
        }
        transaction.executeWithoutResult(status -> {
            parked.delete(id);
            announce.publishEvent(Action.PARKED_MESSAGE_REPLAYED.on(id, null).with("queue", queue));
        });
        log.info("key {} has replayed parked message {} to {}", caller.keyId(), id, queue);
    }

    private static String queueOf(ParkedMessage message) {
        String queue = message.queue();
        if (message.truncated()) {
            throw Problem.NOT_REPLAYABLE.because(
                    "Of its " + message.sizeBytes() + " bytes only the first " + message.bodyBytes() + " are kept.");
        }
        // The parking queue would only bring it back here.
        if (queue == null || !queue.startsWith("greenroom.") || queue.equals(Topology.PARKING)) {
            throw Problem.NOT_REPLAYABLE.because("It does not say from which queue of ours it came.");
        }
        return queue;
    }

    private static Message again(ParkedMessage message, byte[] body) {
        MessageProperties properties = new MessageProperties();
        properties.setDeliveryMode(MessageDeliveryMode.PERSISTENT);
        properties.setMessageId(message.messageId());
        if (message.contentType() != null) {
            properties.setContentType(message.contentType());
        }
        return new Message(body, properties);
    }

    /** @throws ProblemException not_found */
    @Transactional
    void drop(UUID id, Caller caller) {
        if (!parked.delete(id)) {
            throw unknown();
        }
        announce.publishEvent(Action.PARKED_MESSAGES_DROPPED.on(id, null));
        log.info("key {} has dropped parked message {}", caller.keyId(), id);
    }

    /** @return how many of these were there */
    @Transactional
    int drop(List<UUID> ids, Caller caller) {
        int gone = parked.delete(ids);
        announce.publishEvent(Action.PARKED_MESSAGES_DROPPED
                .on("some", null)
                .with("count", gone)
                .with("ids", ids));
        log.info("key {} has dropped {} parked messages: {}", caller.keyId(), gone, ids);
        return gone;
    }

    /**
     * Drops what has been parked until now.
     *
     * @param queue where they came from; null: all of them
     * @return how many there were
     */
    int dropOf(@Nullable String queue, Caller caller) {
        // First, for it is many transactions: what breaks off has been asked for nevertheless.
        announce.publishEvent(Action.PARKED_MESSAGES_DROPPED.on(queue == null ? "all" : queue, null));
        String newest = parked.newestId();
        int gone = 0;
        for (int batch = BATCH; newest != null && batch == BATCH; gone += batch) {
            batch = parked.deleteOldest(queue, newest, BATCH);
        }
        log.info(
                "key {} has dropped {} parked messages of {}",
                caller.keyId(),
                gone,
                queue == null ? "every queue" : queue);
        return gone;
    }

    static ProblemException unknown() {
        return Problem.NOT_FOUND.because("There is no such parked message; it may have been replayed or dropped.");
    }
}
