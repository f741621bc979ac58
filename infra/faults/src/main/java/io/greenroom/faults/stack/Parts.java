package io.greenroom.faults.stack;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Several parts at once. */
final class Parts {

    private Parts() {}

    /** Asks all of them to end, frozen ones too, and returns when they are gone. */
    static void terminate(List<Part> parts) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(parts.size());
        for (Part part : parts) {
            Threads.start(part.name() + " stopping", () -> {
                try {
                    part.thaw();
                    part.terminate();
                } catch (InterruptedException e) {
                    part.kill();
                } finally {
                    ended.countDown();
                }
            });
        }
        ended.await();
    }
}
