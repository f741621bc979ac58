package io.greenroom.gateway.previews;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.Topology;
import io.greenroom.events.UnconfirmedException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks the thumbnail worker for what is wanted, and again for what it has not answered. */
@Component
class PreviewRequests {

    private static final Logger log = LoggerFactory.getLogger(PreviewRequests.class);

    private static final int AT_ONCE = 50;

    private final MediaJobs jobs;
    private final ConfirmedPublisher publisher;
    private final AmqpAdmin broker;

    PreviewRequests(MediaJobs jobs, ConfirmedPublisher publisher, AmqpAdmin broker) {
        this.jobs = jobs;
        this.publisher = publisher;
        this.broker = broker;
    }

    @Scheduled(fixedDelayString = "PT2S")
    void publishWanted() {
        publish(jobs.claimWanted(AT_ONCE));
    }

    /** A request that still waits in its queue is not lost, only early. */
    @Scheduled(fixedDelayString = "PT15S")
    void publishUnanswered() {
        QueueInformation queue = broker.getQueueInfo(Topology.THUMBNAIL);
        if (queue != null && queue.getMessageCount() == 0) {
            publish(jobs.claimUnanswered(AT_ONCE));
            int given = jobs.giveUpUnanswered();
            if (given > 0) {
                log.warn(
                        "{} pictures or probes were asked for {} times in vain; they go without",
                        given,
                        MediaJobs.MAX_TRIES);
            }
        }
    }

    /** When the broker does not take one, all behind it wait too: it would let each of them wait for a confirm. */
    private void publish(List<MediaJob> claimed) {
        for (int i = 0; i < claimed.size(); i++) {
            MediaJob job = claimed.get(i);
            try {
                publisher.publish(job.request());
                log.info("{} of {} {} asked for", job.kind().word(), MediaJob.word(job.subject()), job.subjectId());
            } catch (UnconfirmedException refused) {
                List<MediaJob> rest = claimed.subList(i, claimed.size());
                log.warn(
                        "{} pictures or probes not asked for, tried again in 10 s: {}",
                        rest.size(),
                        refused.toString());
                rest.forEach(unasked -> jobs.giveBack(unasked.id()));
                return;
            }
        }
    }
}
