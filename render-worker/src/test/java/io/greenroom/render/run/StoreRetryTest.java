package io.greenroom.render.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.greenroom.events.FailureReason;
import io.greenroom.events.StopReason;
import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.RunStoppedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoreRetryTest {

    private final StoreRetry retry = new StoreRetry(Duration.ofMinutes(1));
    private final Cancellation cancellation = new Cancellation();

    @Test
    void blamesTheDiskWhenAFileOfOursCannotBeWritten() {
        EngineException failure =
                catchThrowableOfType(EngineException.class, () -> fail(new IOException("No space left on device")));

        assertThat(failure.reason()).isEqualTo(FailureReason.DISK_NOT_USABLE);
        assertThat(failure.sentence()).contains("No space left on device");
    }

    @Test
    void doesNotTakeAnInterruptForABadDisk() {
        assertThatThrownBy(() -> fail(new ClosedByInterruptException())).isInstanceOf(InterruptedException.class);
    }

    @Test
    void stopsWhenCancelledWhateverTheFileSays() {
        cancellation.cancel(StopReason.CANCELLED);

        assertThatThrownBy(() -> fail(new ClosedByInterruptException())).isInstanceOf(RunStoppedException.class);
    }

    private void fail(IOException cause) throws Exception {
        retry.call(cancellation, FailureReason.FILE_GONE, () -> {
            throw new UncheckedIOException(cause);
        });
    }
}
