package io.greenroom.render.heygemhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Note;
import io.greenroom.events.StopReason;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.RunStoppedException;
import io.greenroom.render.heygemhttp.StandInRun.Course;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One test for each way in which the service is known to fail. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class HeygemHttpFailuresTest {

    private static final Duration SHORT = Duration.ofMillis(80);

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [7f]预处理失败，异常信息:[format video error]          | ENGINE_REFUSED_VIDEO
            [7f]预处理失败，异常信息:[format audio error]          | ENGINE_REFUSED_AUDIO
            [7f]音频特征提取失败，异常信息:[division by zero]      | ENGINE_REFUSED_AUDIO
            [7f]任务执行失败，异常信息:[存在多人脸]                | MULTIPLE_FACES
            数字人处理失败，失败原因:['bbox']                      | FACE_NOT_USABLE
            数字人处理失败，失败原因:[CUDA out of memory. Tried]   | GPU_OUT_OF_MEMORY
            RuntimeError: CUDA failure 2: out of memory            | GPU_OUT_OF_MEMORY
            [7f]任务执行失败，异常信息:[]                          | GPU_NOT_USABLE
            Failed to create CUDAExecutionProvider                 | GPU_NOT_USABLE
            libcudnn.so.9: cannot open shared object file          | GPU_NOT_USABLE
            [7f]任务视频驱动队列满，严重阻塞，下游队列异常          | ENGINE_STALLED
            三次获取音频时长失败                                   | SERVICE_SEES_NO_FILES
            no final result                                        | NO_RESULT
            [7f]任务执行失败，异常信息:['NoneType' object]         | ENGINE_FAILED
            ffmpeg没有装好                                         | SERVICE_FAILED
            """)
    void tellsWhatTheServicesMessageMeans(String message, FailureReason reason) throws Exception {
        try (var scene = new Scene(directory)) {
            scene.service.nextRun(Course.failing(message));

            EngineException failure = scene.failure();

            assertThat(failure.reason()).isEqualTo(reason);
            assertThat(failure.lastLines()).containsExactly(message);
            assertThat(scene.leftInShare()).isEmpty();
            assertThat(scene.isOpen()).isTrue();
        }
    }

    @Test
    void saysThatTheServiceDoesNotSeeOurFiles() throws Exception {
        try (var scene = new Scene(directory);
                var elsewhere = new StandInService(directory.resolve("elsewhere"))) {
            HeygemHttpEngine engine = scene.engineOf(scene.endpoint(elsewhere, scene.share));

            assertThat(scene.failure(engine, 0).reason()).isEqualTo(FailureReason.SERVICE_SEES_NO_FILES);
        }
    }

    @Test
    void saysThatThereIsNoResultWhenTheServiceOnlyClaimsSo() throws Exception {
        try (var scene = new Scene(directory)) {
            scene.service.nextRun(Course.withoutFile());

            assertThat(scene.failure().reason()).isEqualTo(FailureReason.NO_RESULT);
        }
    }

    @Test
    void refusesForGoodWhatTheServiceRefuses() throws Exception {
        try (var scene = new Scene(directory)) {
            scene.service.answerNextSubmissions(1, StandInService.envelope(10002, false, "audio_url参数缺失", Map.of()));

            EngineException failure = scene.failure();

            assertThat(failure.reason()).isEqualTo(FailureReason.SERVICE_REFUSED);
            assertThat(failure.sentence()).contains("audio_url参数缺失");
            assertThat(scene.leftInShare()).isEmpty();
        }
    }

    @Test
    void givesUpOnAServiceWhoseTroubleLasts() throws Exception {
        try (var scene = new Scene(directory, impatient(SHORT), false)) {
            scene.service.answerNextSubmissions(10_000, StandInService.envelope(9999, false, "系统异常", Map.of()));

            assertThat(scene.failure().reason()).isEqualTo(FailureReason.SERVICE_FAILED);
        }
    }

    @Test
    void givesUpOnAServiceThatDoesNotAnswer() throws Exception {
        try (var scene = new Scene(directory, impatient(SHORT), false)) {
            scene.service.disconnect();

            EngineException failure = scene.failure();

            assertThat(failure.reason()).isEqualTo(FailureReason.SERVICE_UNREACHABLE);
            assertThat(failure.sentence()).contains(scene.service.url().toString(), "no connection");
            assertThat(scene.notes).as("nothing has begun").isEmpty();
            assertThat(scene.leftInShare()).isEmpty();
            assertThat(scene.isOpen()).isFalse();
        }
    }

    @Test
    void givesUpOnAServiceThatSpeaksNonsense() throws Exception {
        try (var scene = new Scene(directory, impatient(SHORT), false)) {
            scene.service.answerNextQueries(10_000, "<html>It works!</html>");

            EngineException failure = scene.failure();

            assertThat(failure.reason()).isEqualTo(FailureReason.SERVICE_UNREACHABLE);
            assertThat(failure.sentence()).contains("<html>It works!</html>");
        }
    }

    @Test
    void noticesThatTheServiceWasRestarted() throws Exception {
        try (var scene = new Scene(directory)) {
            scene.service.nextRun(Course.hangingAt(20));
            CompletableFuture<Path> result = scene.renderAside();
            HeygemHttpEngineTest.hanging(scene);
            scene.service.restart();

            assertThat(result)
                    .failsWithin(Duration.ofMinutes(1))
                    .withThrowableOfType(ExecutionException.class)
                    .extracting(Throwable::getCause, InstanceOfAssertFactories.type(EngineException.class))
                    .extracting(EngineException::reason)
                    .isEqualTo(FailureReason.ENGINE_RESTARTED);
            assertThat(scene.leftInShare()).isEmpty();
        }
    }

    @Test
    void endsARunThatStandsStillBeforeItsFrames() throws Exception {
        var patient = Scene.PATIENT;
        var hasty = new ServicePatience(
                patient.poll(), patient.busy(), patient.outage(), Duration.ZERO, patient.start(), patient.factor());
        try (var scene = new Scene(directory, hasty, true)) {
            scene.service.nextRun(Course.hangingAt(5));

            EngineException failure = scene.failure();

            assertThat(failure.reason()).isEqualTo(FailureReason.STALL_TIMED_OUT);
            assertThat(failure.args()).containsEntry("stage", "load");
            assertThat(scene.service.current()).isNull();
        }
    }

    @Test
    void endsARunThatTakesTooLong() throws Exception {
        var patient = Scene.PATIENT;
        var hasty = new ServicePatience(
                patient.poll(), patient.busy(), patient.outage(), patient.stall(), Duration.ofMillis(300), 1);
        try (var scene = new Scene(directory, hasty, false)) {
            scene.service.nextRun(Course.hangingAt(20));

            assertThat(scene.failure().reason()).isEqualTo(FailureReason.TOTAL_TIMED_OUT);
            assertThat(scene.notes).containsExactly(Note.ENGINE_QUARANTINED);
            assertThat(scene.isOpen()).isFalse();
        }
    }

    @Test
    void restsOnlyTheServiceWhoseCardIsBrokenAndHandsTheTaskToAnother() throws Exception {
        try (var scene = new Scene(directory);
                var other = new StandInService(directory.resolve("other"))) {
            var otherShare = new Share(directory.resolve("other"), StandInService.CONTAINER);
            HeygemHttpEngine engine =
                    scene.engineOf(scene.endpoint(scene.service, scene.share), scene.endpoint(other, otherShare));
            scene.service.nextRun(Course.failing("Failed to create CUDAExecutionProvider"));

            assertThatThrownBy(() -> scene.render(engine, 0, Map.of()))
                    .isInstanceOf(RunStoppedException.class)
                    .extracting(stopped -> ((RunStoppedException) stopped).reason())
                    .isEqualTo(StopReason.NOT_STARTED);
            assertThat(scene.notes).containsExactly(Note.ENGINE_RESTS);
            assertThat(engine.canRenderOn(0)).isFalse();
            assertThat(engine.canRenderOn(1)).isTrue();

            other.nextRun(Course.failing("Failed to create CUDAExecutionProvider"));
            assertThat(scene.failure(engine, 1).reason()).isEqualTo(FailureReason.GPU_NOT_USABLE);
        }
    }

    private static ServicePatience impatient(Duration outage) {
        return HeygemHttpEngineTest.patience(Scene.PATIENT.busy(), outage);
    }
}
