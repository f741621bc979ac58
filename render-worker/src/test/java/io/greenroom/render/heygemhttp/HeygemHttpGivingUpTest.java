package io.greenroom.render.heygemhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.Note;
import io.greenroom.events.StopReason;
import io.greenroom.render.engine.RunStoppedException;
import io.greenroom.render.heygemhttp.StandInRun.Course;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cancelled runs at a service that cannot cancel. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class HeygemHttpGivingUpTest {

    @TempDir
    Path directory;

    @Test
    void endsTheRunByTheOperatorsCommandAndLeavesNothing() throws Exception {
        try (var scene = new Scene(directory, Scene.PATIENT, true)) {
            cancelMidway(scene);

            assertThat(scene.service.current()).isNull();
            assertThat(scene.leftInShare()).isEmpty();
            assertThat(scene.notes).isEmpty();
            assertThat(scene.said).anyMatch(line -> line.startsWith("$ curl") && line.endsWith(address(scene)));
            assertThat(scene.isOpen()).isTrue();
        }
    }

    @Test
    void keepsAServiceThatCannotBeStoppedFromTasksUntilItIsDone() throws Exception {
        try (var scene = new Scene(directory)) {
            StandInRun abandoned = cancelMidway(scene);

            assertThat(scene.notes).containsExactly(Note.ENGINE_QUARANTINED);
            assertThat(scene.isOpen()).isFalse();
            assertThat(scene.service.current()).isSameAs(abandoned);

            abandoned.release();
            await().atMost(Duration.ofMinutes(1)).until(scene::isOpen);
            assertThat(scene.service.current()).isNull();
            assertThat(scene.leftInShare()).isEmpty();
        }
    }

    @Test
    void takesAServiceForFreeThatWasRestartedByHand() throws Exception {
        try (var scene = new Scene(directory)) {
            cancelMidway(scene);
            scene.service.disconnect();
            assertThat(scene.isOpen()).isFalse();
            scene.service.restart();

            await().atMost(Duration.ofMinutes(1)).until(scene::isOpen);
            assertThat(scene.leftInShare()).isEmpty();
        }
    }

    @Test
    void doesNotDisturbSomebodyElsesRunWhenItIsCancelledWaiting() throws Exception {
        try (var scene = new Scene(directory, Scene.PATIENT, true)) {
            StandInRun foreign = scene.service.occupy();
            CompletableFuture<Path> result = scene.renderAside();
            await().atMost(Duration.ofMinutes(1)).until(() -> scene.service.refusals() > 0);
            scene.cancellation.cancel(StopReason.CANCELLED);

            assertStopped(result);
            assertThat(scene.service.current()).isSameAs(foreign);
            assertThat(scene.leftInShare()).isEmpty();
            assertThat(scene.isOpen()).isTrue();
        }
    }

    private static StandInRun cancelMidway(Scene scene) throws Exception {
        scene.service.nextRun(Course.hangingAt(20));
        CompletableFuture<Path> result = scene.renderAside();
        StandInRun run = HeygemHttpEngineTest.hanging(scene);
        scene.cancellation.cancel(StopReason.CANCELLED);
        assertStopped(result);
        return run;
    }

    private static void assertStopped(CompletableFuture<Path> result) {
        assertThat(result)
                .failsWithin(Duration.ofMinutes(1))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(RunStoppedException.class);
    }

    private static String address(Scene scene) {
        return scene.service.url().toString().replaceFirst("/$", "");
    }
}
