package io.greenroom.gateway.following;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Threads for what there is to do for followers, in two kinds: a client that does not take what it is sent keeps the
 * thread that sends to it for a while, and must not keep those that read for all.
 */
@Component
class FollowerThreads implements DisposableBean {

    /** Connections to the database that followers use at once, however many there are. */
    private static final int READERS = 4;

    private final ExecutorService readers = Executors.newFixedThreadPool(READERS, named("follower-reader"));
    private final ExecutorService senders = Executors.newCachedThreadPool(named("follower-sender"));

    ExecutorService readers() {
        return readers;
    }

    ExecutorService senders() {
        return senders;
    }

    @Override
    public void destroy() {
        readers.shutdownNow();
        senders.shutdownNow();
    }

    private static ThreadFactory named(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
