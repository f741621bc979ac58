package io.greenroom.render.heygemhttp;

import io.greenroom.events.FailureReason;
import io.greenroom.render.engine.EngineException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the sentences mean with which the service ends a run, in the order of looking: a message may hold cause and
 * consequence, and the cause counts.
 */
enum ServiceFailure {
    OUT_OF_MEMORY("CUDA out of memory|CUDA failure 2\\b", FailureReason.GPU_OUT_OF_MEMORY),
    /** The empty brackets: a process of the service waited in vain for one that could not use the card. */
    GPU_NOT_USABLE(
            "任务执行失败，异常信息:\\[\\]|CUDAExecutionProvider|libcu\\w*\\.\\S*:? cannot open|no CUDA-capable device",
            FailureReason.GPU_NOT_USABLE),
    /** Three times in vain for the audio's length: what we have put into the share is not in the container's. */
    FILES_NOT_SEEN("三次获取音频时长失败", FailureReason.SERVICE_SEES_NO_FILES),
    VIDEO_REFUSED("format video error", FailureReason.ENGINE_REFUSED_VIDEO),
    AUDIO_REFUSED("format audio error|音频特征提取失败", FailureReason.ENGINE_REFUSED_AUDIO),
    MULTIPLE_FACES("存在多人脸", FailureReason.MULTIPLE_FACES),
    QUEUE_FULL("任务视频驱动队列满", FailureReason.ENGINE_STALLED),
    FACE_NOT_USABLE("数字人处理失败", FailureReason.FACE_NOT_USABLE),
    /** The service's own timeout, 600 s after the start. */
    NO_RESULT("no final result", FailureReason.NO_RESULT);

    private final Pattern message;
    private final FailureReason reason;

    ServiceFailure(String message, FailureReason reason) {
        this.message = Pattern.compile(message);
        this.reason = reason;
    }

    /** The failure that a message tells; SERVICE_FAILED with the message where it is none of these. */
    static EngineException of(String message) {
        FailureReason reason = Stream.of(values())
                .filter(failure -> failure.message.matcher(message).find())
                .findFirst()
                .map(failure -> failure.reason)
                .orElse(FailureReason.SERVICE_FAILED);
        String why = message.isBlank() ? "it gives no reason" : message.strip();
        return new EngineException(reason, Map.of("why", why), List.of(why));
    }
}
