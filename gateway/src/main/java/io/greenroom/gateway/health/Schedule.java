package io.greenroom.gateway.health;

import io.greenroom.gateway.problems.Outages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/** What is done at intervals is simply done again: an outage has its own line in the log and needs no stack each time. */
@Component
class Schedule implements ThreadPoolTaskSchedulerCustomizer {

    private static final Logger log = LoggerFactory.getLogger(Schedule.class);

    @Override
    public void customize(ThreadPoolTaskScheduler scheduler) {
        scheduler.setErrorHandler(failure -> log.atLevel(Outages.of(failure) ? Level.DEBUG : Level.ERROR)
                .setCause(failure)
                .log("a scheduled piece of work failed; it is done again at its next turn"));
    }
}
