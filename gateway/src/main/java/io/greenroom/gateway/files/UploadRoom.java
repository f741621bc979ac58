package io.greenroom.gateway.files;

import io.greenroom.gateway.problems.Problem;
import io.greenroom.media.ObjectStore;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** How many files may stream in at once: each holds a part of its content in memory until the store has that. */
@Component
public class UploadRoom {
    private static final int AT_LEAST = 4;

    private final Semaphore free;

    /** Half of what this process may use at most. */
    @Autowired
    UploadRoom() {
        this((int) Math.max(AT_LEAST, Runtime.getRuntime().maxMemory() / 2 / ObjectStore.PART_BYTES));
    }

    UploadRoom(int atOnce) {
        free = new Semaphore(atOnce);
    }

    /** One file on its way in; closing it gives its room back. */
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Room for one file more.
     *
     * @throws io.greenroom.gateway.problems.ProblemException {@code uploads_busy}
     */
    public Place take() {
        if (!free.tryAcquire()) {
            throw Problem.UPLOADS_BUSY.because("As many files are on their way in as this gateway can hold.");
        }
        return free::release;
    }
}
