package io.greenroom.render.heygemhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Note;
import io.greenroom.events.Stage;
import io.greenroom.events.StopReason;
import io.greenroom.media.MediaInfo;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.RunStoppedException;
import io.greenroom.render.heygemhttp.Scene.Progress;
import io.greenroom.render.heygemhttp.StandInRun.Course;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs at a service that does its work, be it with a detour. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class HeygemHttpEngineTest {

    @TempDir
    Path directory;

    @Test
    void bringsTheServicesVideoAndLeavesNothingInTheShare() throws Exception {
        try (var scene = new Scene(directory)) {
            MediaInfo result = scene.probe(scene.render(Map.of("chaofen", true)));

            assertThat(result.durationMillis()).isCloseTo(1200L, within(100L));
            assertThat(result.video()).extracting("width", "height").containsExactly(160, 120);
            assertThat(result.audio()).isNotNull();
            assertThat(scene.leftInShare()).isEmpty();
            assertThat(scene.notes).isEmpty();
        }
    }

    @Test
    void showsTheServicesStepsAndEstimatesBetweenThem() throws Exception {
        try (var scene = new Scene(directory)) {
            scene.service.nextRun(Course.hangingAt(20));
            CompletableFuture<Path> result = scene.renderAside();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> scene.progress.stream().anyMatch(Progress::estimated));
            hanging(scene).release();

            assertThat(result.get()).exists();
            assertThat(scene.progress).extracting(Progress::percent).isSorted().endsWith(100);
            assertThat(scene.progress)
                    .contains(new Progress(Stage.LOAD, 10, false), new Progress(Stage.MUX, 90, false));
            assertThat(scene.progress)
                    .filteredOn(Progress::estimated)
                    .extracting(Progress::stage)
                    .containsOnly(Stage.RENDER);
        }
    }

    @Test
    void keepsTheAnswerThatEndsTheRunSinceItIsGivenOnce() throws Exception {
        try (var scene = new Scene(directory)) {
            Path result = scene.render(Map.of());

            assertThat(Files.readString(result.resolveSibling("work").resolve("end.json")))
                    .contains("任务完成", "\"status\" : 2");
        }
    }

    @Test
    void neverHasTwoRunsAtOneService() throws Exception {
        try (var scene = new Scene(directory)) {
            CompletableFuture<Path> one = scene.renderAside();
            CompletableFuture<Path> other = scene.renderAside();

            assertThat(one.get()).isNotEqualTo(other.get()).exists();
            assertThat(scene.service.refusals()).isZero();
            assertThat(scene.service.submissions()).isEqualTo(2);
        }
    }

    @Test
    void waitsWhileTheServiceWorksForSomebodyElse() throws Exception {
        try (var scene = new Scene(directory)) {
            scene.service.occupy();
            CompletableFuture<Path> result = scene.renderAside();
            await().atMost(Duration.ofMinutes(1)).until(() -> scene.service.refusals() > 2);
            scene.service.free();

            assertThat(result.get()).exists();
            assertThat(scene.notes).containsExactly(Note.ENGINE_BUSY);
        }
    }

    @Test
    void handsTheTaskBackWhenTheServiceIsBusyForTooLong() throws Exception {
        var shortOfTime = patience(Duration.ofMillis(60), Scene.PATIENT.outage());
        try (var scene = new Scene(directory, shortOfTime, true)) {
            scene.service.occupy();

            assertThatThrownBy(() -> scene.render(Map.of()))
                    .isInstanceOf(RunStoppedException.class)
                    .extracting(stopped -> ((RunStoppedException) stopped).reason())
                    .isEqualTo(StopReason.NOT_STARTED);
            assertThat(scene.service.current()).as("somebody else's run").isNotNull();
            assertThat(scene.leftInShare()).isEmpty();
            assertThat(scene.isOpen()).isTrue();
        }
    }

    @Test
    void bearsWithAnOutageWhileTheRunGoesOn() throws Exception {
        try (var scene = new Scene(directory)) {
            scene.service.nextRun(Course.hangingAt(20));
            CompletableFuture<Path> result = scene.renderAside();
            StandInRun run = hanging(scene);
            scene.service.disconnect();
            await().atMost(Duration.ofMinutes(1)).until(() -> scene.said.contains("no connection"));
            scene.service.reconnect();
            run.release();

            assertThat(result.get()).exists();
        }
    }

    @Test
    void bearsWithAnswersThatMakeNoSense() throws Exception {
        try (var scene = new Scene(directory)) {
            scene.service.answerNextQueries(1, "<html>502 Bad Gateway</html>");
            scene.service.answerNextQueries(1, "{\"detail\": \"Not Found\"}");
            scene.service.answerNextQueries(2, StandInService.envelope(9999, false, "系统异常", Map.of()));
            scene.service.answerNextQueries(1, "");

            assertThat(scene.render(Map.of())).exists();
        }
    }

    @Test
    void submitsAgainAfterATroubleOfTheServicesOwn() throws Exception {
        try (var scene = new Scene(directory)) {
            scene.service.answerNextSubmissions(1, StandInService.envelope(10003, false, "获取锁异常", Map.of()));
            scene.service.answerNextSubmissions(1, StandInService.envelope(9999, false, "系统异常", Map.of()));

            assertThat(scene.render(Map.of())).exists();
            assertThat(scene.service.submissions()).isEqualTo(1);
        }
    }

    @Test
    void asksBeforeItSubmitsAgainWhenTheAcceptanceWasLost() throws Exception {
        try (var scene = new Scene(directory)) {
            scene.service.loseNextAcceptance();

            assertThat(scene.render(Map.of())).exists();
            assertThat(scene.service.submissions()).isEqualTo(1);
            assertThat(scene.notes).isEmpty();
        }
    }

    @Test
    void takesTheResultOfAServiceThatWasRestartedAfterMakingIt() throws Exception {
        try (var scene = new Scene(directory)) {
            scene.service.nextRun(Course.hangingAt(90));
            CompletableFuture<Path> result = scene.renderAside();
            hanging(scene);
            scene.service.restart();

            assertThat(scene.probe(result.get()).audio()).isNotNull();
            assertThat(scene.leftInShare()).isEmpty();
        }
    }

    @Test
    void refusesAParamThatIsNeitherTrueNorFalse() throws Exception {
        try (var scene = new Scene(directory)) {
            assertThatThrownBy(() -> scene.render(Map.of("chaofen", "perhaps")))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("params.chaofen is perhaps")
                    .extracting(failure -> ((EngineException) failure).reason())
                    .isEqualTo(FailureReason.PARAM_INVALID);
            assertThat(scene.service.submissions()).isZero();
        }
    }

    static ServicePatience patience(Duration busy, Duration outage) {
        ServicePatience patient = Scene.PATIENT;
        return new ServicePatience(patient.poll(), busy, outage, patient.stall(), patient.start(), patient.factor());
    }

    /** The run under way once it hangs and the engine has been told so. */
    static StandInRun hanging(Scene scene) throws InterruptedException {
        await().atMost(Duration.ofMinutes(1)).until(() -> scene.service.current() != null);
        StandInRun run = scene.service.current();
        assertThat(run).isNotNull();
        run.awaitHanging();
        return run;
    }
}
