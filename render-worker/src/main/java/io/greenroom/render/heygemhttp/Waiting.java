package io.greenroom.render.heygemhttp;

import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.engine.RunStoppedException;
import java.io.IOException;
import java.time.Duration;

/** Blocks in a way that a cancellation ends at once. */
final class Waiting {

    private Waiting() {}

    /** What may block. */
    interface Call<T> {
        T done() throws IOException, InterruptedException;
    }

    /** For calls to the service. */
    static <T> T call(Cancellation cancellation, Call<T> call)
            throws IOException, RunStoppedException, InterruptedException {
        try {
            return cancellation.interrupting(call::done);
        } catch (IOException | RunStoppedException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a call declares nothing else", e);
        }
    }

    static void pause(Cancellation cancellation, Duration time) throws RunStoppedException, InterruptedException {
        try {
            call(cancellation, () -> {
                Thread.sleep(time.toMillis());
                return true;
            });
        } catch (IOException e) {
            throw new IllegalStateException("nothing is read or written here", e);
        }
    }
}
