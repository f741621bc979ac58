package io.greenroom.gateway.previews;

import io.greenroom.events.MediaProbed;
import io.greenroom.events.PictureKind;
import io.greenroom.events.ThumbnailFailed;
import io.greenroom.events.ThumbnailReady;
import io.greenroom.gateway.files.FileRegister;
import io.greenroom.gateway.humans.HumanService;
import io.greenroom.gateway.tasks.TaskPictures;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down what the thumbnail worker answers, within the transaction that records its message. */
@Component
class PreviewAnswers {

    private static final Logger log = LoggerFactory.getLogger(PreviewAnswers.class);

    private final MediaJobs jobs;
    private final HumanService humans;
    private final TaskPictures tasks;
    private final FileRegister files;

    PreviewAnswers(MediaJobs jobs, HumanService humans, TaskPictures tasks, FileRegister files) {
        this.jobs = jobs;
        this.humans = humans;
        this.tasks = tasks;
        this.files = files;
    }

    @EventListener
    void pictureReady(ThumbnailReady ready) {
        String key = ready.picture().key();
        UUID id = ready.subjectId();
        if (!jobs.pictureDone(key, ready.subject(), id)) {
            log.debug("picture {} is not awaited, or no longer", key);
            return;
        }
        switch (ready.subject()) {
            case HUMAN -> humans.posterReady(id, key);
            case TASK -> {
                if (ready.kind() == PictureKind.POSTER) {
                    tasks.posterReady(id, key);
                } else {
                    tasks.storyboardReady(id, key);
                }
            }
            case FILE -> log.debug("files have no pictures");
        }
    }

    @EventListener
    void probed(MediaProbed probe) {
        jobs.probeDone(probe.fileId());
        files.probed(probe);
    }

    /** Everything lives without: a picture that cannot be made leaves its address null. */
    @EventListener
    void failed(ThumbnailFailed failure) {
        MediaJob.Kind kind = MediaJob.Kind.of(failure.kind());
        boolean last =
                jobs.failed(kind, failure.subject(), failure.subjectId(), failure.message(), failure.permanent());
        log.warn(
                "{} of {} {} could not be made, {}: {}",
                kind.word(),
                MediaJob.word(failure.subject()),
                failure.subjectId(),
                last ? "it goes without" : "tried again in 10 s",
                failure.message());
    }
}
