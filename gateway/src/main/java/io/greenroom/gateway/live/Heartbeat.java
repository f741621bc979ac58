package io.greenroom.gateway.live;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Says to every socket now and then that the line stands. One that died without a word, as after a sleep, is known by its
 * silence: scripts in a browser are told nothing of the protocol's own pings.
 */
@Component
class Heartbeat {

    private final LiveSockets sockets;

    Heartbeat(LiveSockets sockets) {
        this.sockets = sockets;
    }

    /** Where frames wait, one more of these is not queued: it is about the same thing. */
    @Scheduled(fixedDelayString = "PT20S")
    void beat() {
        sockets.watchers().forEach(watcher -> watcher.send("ping", "{\"type\":\"ping\"}"));
    }
}
