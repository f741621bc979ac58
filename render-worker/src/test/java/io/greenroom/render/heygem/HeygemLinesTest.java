package io.greenroom.render.heygem;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.events.FailureCode;
import io.greenroom.events.Stage;
import io.greenroom.render.program.Meaning;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeygemLinesTest {

    private static final String INFO = "[2025-03-20 12:52:07] [run.py[line:188]] [INFO] [%s]";
    private static final String ERROR = "[2025-03-20 12:52:07] [process.py[line:108]] [ERROR] [%s]";
    private static final String ONNX =
            "2025-03-27 10:12:01.123456789 [E:onnxruntime:Default, provider_bridge_ort.cc:1744 TryGetProviderInfo_CUDA] ";

    private final HeygemLines lines = new HeygemLines("in/a.wav", "in/v.mp4");

    @Test
    void followsAGoodRun() {
        assertReached(Stage.LOAD, 5, INFO.formatted("任务:1004 -> audio_url:in/a.wav  video_url:in/v.mp4"));
        assertReached(Stage.LOAD, 8, INFO.formatted("[1004] -> 预处理耗时:0.35927414894104004s"));
        assertReached(Stage.LOAD, 12, INFO.formatted("[1004] -> get_aud_feat1 cost:2.245649576187134s"));
        assertReached(Stage.LOAD, 15, INFO.formatted("[1004] -> wh: [0.8809176216714891]"));
        assertReached(Stage.RENDER, 15, INFO.formatted("[1004]任务视频驱动队列启动 batch_size:4, len:150"));
        assertTalk(INFO.formatted("drivered_video >>>>>>>>>>>>>>>>>>>> 发送数据大小:[4], current_idx:44"));
        assertReached(Stage.RENDER, 17, INFO.formatted("audio_transfer >>>>>>>>>>> 发送完成数据大小:4, frameId:4, cost:6.94"));
        assertReached(Stage.RENDER, 89, INFO.formatted("audio_transfer >>>>>>>>>>> 发送完成数据大小:4, frameId:148, cost:0.4"));
        assertReached(Stage.RENDER, 90, INFO.formatted("audio_transfer >>>>>>>>>>> 发送完成数据大小:4, frameId:152, cost:0.4"));
        assertReached(
                Stage.MUX,
                92,
                INFO.formatted("Custom command:ffmpeg -loglevel warning -y -i in/a.wav -i ./temp/1004-t.mp4 x.mp4"));
        assertThat(lines.read("###### Video result saved in /slots/slot 0/result/1004-r.mp4"))
                .isEqualTo(new Meaning.ResultAt("/slots/slot 0/result/1004-r.mp4"));
        assertThat(lines.read(INFO.formatted(">>> 任务:1004 耗时:59.3451771736145 ")))
                .isEqualTo(new Meaning.Finished());
    }

    @Test
    void hasBegunOnceItHasEchoedItsInputs() {
        lines.read(INFO.formatted("TransDhTask init"));
        assertThat(lines.begun()).isFalse();

        lines.read(INFO.formatted("任务:1004 -> audio_url:in/a.wav  video_url:in/v.mp4"));
        assertThat(lines.begun()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "任务:1004 -> audio_url:example/audio.wav  video_url:in/v.mp4",
                "任务:1004 -> audio_url:in/a.wav  video_url:example/video.mp4",
                "任务:1004 -> audio_url:in/a.wav  video_url:in/v.mp4.old"
            })
    void endsARunOfOtherInputsAtOnce(String echoed) {
        assertFailed(FailureCode.INPUT_IGNORED, "", true, INFO.formatted(echoed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [1004]预处理失败，异常信息:[format video error]                                    | INPUT_INVALID  | ''
            [1004]任务执行失败，异常信息:[[1004]预处理失败，异常信息:[format video error]]        | INPUT_INVALID  | ''
            [1004]预处理失败，异常信息:[format audio error]                                    | AUDIO_INVALID  | ''
            [1004]音频特征提取失败，异常信息:[division by zero]                                 | AUDIO_INVALID  | ''
            [1004]任务执行失败，异常信息:[存在多人脸]                                          | MULTIPLE_FACES | ''
            [1004]init_wh exception: list index out of range                                 | FACE_OR_MODEL  | list index out of range
            Custom VideoWriter [1004]任务视频帧队列 -> 异常原因:[数字人处理失败，失败原因:[index 0]]  | FACE_OR_MODEL  | index 0
            Custom VideoWriter [1004]任务视频帧队列 -> 异常原因:[broken pipe]                  | ENGINE_FAILED  | broken pipe
            [1004]任务执行失败，异常信息:[[Errno 32] Broken pipe]                              | ENGINE_FAILED  | [Errno 32] Broken pipe
            """)
    void aFailureOfTheTaskMayExplainItself(String text, FailureCode code, String why) {
        Meaning meaning = lines.read(ERROR.formatted(text));

        assertThat(meaning).isInstanceOfSatisfying(Meaning.Failed.class, failed -> {
            assertThat(failed.reason().code()).isEqualTo(code);
            assertThat(failed.args().getOrDefault("why", "")).isEqualTo(why);
            assertThat(failed.endNow()).isFalse();
        });
    }

    @Test
    void anEmptyMessageMeansThatTheCardDoesNotWork() {
        assertFailed(
                FailureCode.WORKER_BROKEN,
                "its models were not ready in time",
                false,
                ERROR.formatted("[1004]任务执行失败，异常信息:[]"));
    }

    @Test
    void endsAProgramThatWouldGoOnWithoutTheCard() {
        assertFailed(
                FailureCode.WORKER_BROKEN,
                ONNX + "Failed to load library libonnxruntime_providers_cuda.so with error: libcudnn.so.9: cannot open",
                true,
                ONNX
                        + "Failed to load library libonnxruntime_providers_cuda.so with error: libcudnn.so.9: cannot open");
        for (String line : new String[] {
            ONNX + "Failed to create CUDAExecutionProvider. Please reference",
            "Could not load library libcublasLt.so.11. Error: libcublasLt.so.11: cannot open shared object file",
            "OSError: libcudart.so.11.0: cannot open shared object file: No such file or directory",
            "RuntimeError: CUDA error: cudaErrorNoKernelImageForDevice"
        }) {
            assertFailed(FailureCode.WORKER_BROKEN, line, true, line);
        }
    }

    @Test
    void endsAProgramThatWillNeverComeBack() {
        assertFailed(FailureCode.ENGINE_STALLED, "", true, ERROR.formatted("[1004]任务视频驱动队列满，严重阻塞，下游队列异常"));
        assertFailed(
                FailureCode.ENGINE_FAILED, "bad batch", true, ERROR.formatted("[1004]任务视频驱动队列异常，异常信息:[bad batch]"));
    }

    @Test
    void knowsThatTheCardsMemoryIsFull() {
        assertFailed(
                FailureCode.GPU_OUT_OF_MEMORY,
                "",
                true,
                "RuntimeError: CUDA out of memory. Tried to allocate 20.00 MiB");
        assertFailed(FailureCode.GPU_OUT_OF_MEMORY, "", true, ONNX + "CUDA failure 2: out of memory ; GPU=0");
    }

    @Test
    void knowsThatTheDiskIsFull() {
        String line = "av_interleaved_write_frame(): No space left on device";
        assertFailed(FailureCode.WORKER_BROKEN, line, false, line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ">>> audio_transfer get exception msg:-1",
                "Guessed Channel Layout for Input Stream #0.0 : mono",
                "[aist#0:0/pcm_s16le @ 0xcf7800] Guessed Channel Layout: stereo",
                "[1004]init_wh result :[0.88]， cost: 8.38 s",
                "--------------------> download cost: 3.337860107421875e-06",
                "4/4",
                "Custom VideoWriter 后处理进程结束"
            })
    void whatLooksLikeAFailureAndIsNoneIsTalk(String line) {
        assertTalk(line);
        assertTalk(INFO.formatted(line));
    }

    private void assertTalk(String line) {
        assertThat(lines.read(line)).isEqualTo(Meaning.TALK);
    }

    private void assertReached(Stage stage, int percent, String line) {
        assertThat(lines.read(line)).isEqualTo(new Meaning.Reached(stage, percent));
    }

    /** @param why empty for none */
    private void assertFailed(FailureCode code, String why, boolean endNow, String line) {
        assertThat(lines.read(line)).isInstanceOfSatisfying(Meaning.Failed.class, failed -> {
            assertThat(failed.reason().code()).isEqualTo(code);
            assertThat(failed.args()).isEqualTo(why.isEmpty() ? Map.of() : Map.of("why", why));
            assertThat(failed.endNow()).isEqualTo(endNow);
        });
    }
}
