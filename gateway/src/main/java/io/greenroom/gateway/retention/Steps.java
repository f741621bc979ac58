package io.greenroom.gateway.retention;

import java.util.List;
import org.springframework.stereotype.Component;

/** The parts of a round in their order: what goes first lets go of what follows. */
@Component
class Steps {

    private final List<Step> all;

    Steps(
            OldTasks tasks,
            DeletedHumans humans,
            UnusedUploads uploads,
            UnfinishedUploads unfinished,
            LooseObjects objects,
            OldRows rows) {
        all = List.of(tasks, humans, uploads, unfinished, objects, rows);
    }

    void take(Round round) {
        all.forEach(step -> step.take(round));
    }
}
