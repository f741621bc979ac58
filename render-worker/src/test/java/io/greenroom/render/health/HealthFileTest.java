package io.greenroom.render.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.events.Header;
import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.events.WorkerHeartbeat.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthFileTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "READY,,true,w is ready",
        "DRAINING,asked to,true,w is draining: asked to",
        "BROKEN,disk: make room,false,w is broken: disk: make room",
        "STOPPED,shut down,false,w is stopped: shut down"
    })
    void isWellWhileTheWorkerIs(State state, @Nullable String reason, boolean well, String sentence) {
        var file = new HealthFile(directory);
        file.keep(heartbeat(state, reason));

        assertThat(file.judge(Instant.now())).isEqualTo(new HealthFile.Verdict(well, sentence));
    }

    @Test
    void isUnwellWhenTheWorkerHasBeenSilentForAMinute() {
        var file = new HealthFile(directory);
        WorkerHeartbeat last = heartbeat(State.READY, null);
        file.keep(last);
        Instant at = last.header().occurredAt();

        assertThat(file.judge(at.plus(Duration.ofSeconds(60))).well()).isTrue();
        assertThat(file.judge(at.plus(Duration.ofSeconds(61))))
                .isEqualTo(new HealthFile.Verdict(false, "w gave its last sign of life 61 s ago"));
    }

    @Test
    void isUnwellWithAFileThatNobodyCanRead() throws IOException {
        Files.writeString(directory.resolve("health.json"), "{");

        assertThat(new HealthFile(directory).judge(Instant.now()).well()).isFalse();
    }

    @Test
    void isWellWithoutABrokerAndSaysSo() {
        var file = new HealthFile(directory);
        file.keep(heartbeat(
                State.READY,
                null,
                new Check("broker", Check.Level.WARNING, "blocked since 12:00 (low on memory)"),
                new Check("disk", Check.Level.OK, "9 GiB free")));

        assertThat(file.judge(Instant.now()))
                .isEqualTo(new HealthFile.Verdict(true, "w is ready; broker: blocked since 12:00 (low on memory)"));
    }

    private static WorkerHeartbeat heartbeat(State state, @Nullable String reason, Check... checks) {
        return new WorkerHeartbeat(
                Header.ofWorker("w@1"),
                "w",
                state,
                reason,
                List.of(),
                1,
                List.of(),
                Map.of(),
                List.of(),
                List.of(checks));
    }
}
