package io.greenroom.gateway.previews;

import io.greenroom.events.RenderCompleted;
import io.greenroom.events.Subject;
import io.greenroom.gateway.files.FileAdded;
import io.greenroom.gateway.humans.HumanFilmed;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who needs a picture or a probe gets its row in the same transaction, so none is forgotten. */
@Component
class PreviewWishes {

    private final MediaJobs jobs;

    PreviewWishes(MediaJobs jobs) {
        this.jobs = jobs;
    }

    @EventListener
    void fileAdded(FileAdded file) {
        jobs.want(MediaJob.probe(file.fileId(), file.path()));
    }

    @EventListener
    void humanFilmed(HumanFilmed human) {
        String version = String.valueOf(human.version());
        jobs.want(MediaJob.poster(Subject.HUMAN, human.humanId(), version, human.videoPath()));
    }

    @EventListener
    void taskCompleted(RenderCompleted event) {
        UUID task = event.run().taskId();
        String version = String.valueOf(event.run().attempt());
        String video = event.result().key();
        jobs.want(MediaJob.poster(Subject.TASK, task, version, video));
        jobs.want(MediaJob.storyboard(task, version, video));
    }
}
