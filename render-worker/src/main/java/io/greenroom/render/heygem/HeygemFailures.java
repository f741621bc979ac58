package io.greenroom.render.heygem;

import io.greenroom.events.FailureReason;
import io.greenroom.render.program.Meaning;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines with which run.py, its libraries and its ffmpeg say that a run has failed. Its exit code is 0 all the same.
 * The service that runs the same program hands them over as messages.
 * The rows are tried in their order: what a line says of the machine comes before what it says of the task.
 */
public final class HeygemFailures {

    /** The whole line, without its time and place. */
    private static final String LINE = "$0";
    /** The first group of the pattern. */
    private static final String GROUP = "$1";
    /** The reason's sentence says it all. */
    private static final String NOTHING = "";

    /**
     * A kind of line.
     *
     * @param why what there is to say beside the reason: one of the three above, or words of ours
     * @param endNow whether the program would go on for long, or for ever, if it were not ended
     */
    private record Row(Pattern pattern, FailureReason reason, String why, boolean endNow) {}

    /** In front of its own log lines. */
    private static final Pattern PREFIX =
            Pattern.compile("^\\[[\\d :-]+] \\[\\S+?\\[line:\\d+]] \\[(?:INFO|WARNING|ERROR)] ");

    private static final int LONGEST_WHY = 300;

    private static final List<Row> ROWS = List.of(
            row("No space left on device|Disk quota exceeded", FailureReason.DISK_NOT_USABLE, LINE, false),
            row("CUDA out of memory|CUDA failure 2\\b", FailureReason.GPU_OUT_OF_MEMORY, NOTHING, true),
            // onnxruntime goes on without the card, a thousand times slower.
            row(
                    "Failed to create CUDAExecutionProvider|libcu\\S*:? cannot open"
                            + "|Failed to load library libonnxruntime_providers_cuda"
                            + "|Could not load library libcu|cudaErrorNoKernelImageForDevice"
                            + "|no kernel image is available for execution",
                    FailureReason.GPU_NOT_USABLE,
                    LINE,
                    true),
            row("ffmpeg: (?:command )?not found", FailureReason.ENGINE_SETUP, LINE, false),
            // The message of an empty queue: without the card its models are not ready after its own 10 s.
            row("任务执行失败，异常信息:\\[]", FailureReason.GPU_NOT_USABLE, "its models were not ready in time", false),
            row("任务视频驱动队列满", FailureReason.ENGINE_STALLED, NOTHING, true),
            row("format video error", FailureReason.ENGINE_REFUSED_VIDEO, NOTHING, false),
            row("format audio error", FailureReason.ENGINE_REFUSED_AUDIO, NOTHING, false),
            row("音频特征提取失败", FailureReason.ENGINE_REFUSED_AUDIO, NOTHING, false),
            row("存在多人脸", FailureReason.MULTIPLE_FACES, NOTHING, false),
            row("数字人处理失败(?:，失败原因:\\[(.*?)]*$)?", FailureReason.FACE_NOT_USABLE, GROUP, false),
            row("init_wh exception: ?(.*?)]*$", FailureReason.FACE_NOT_USABLE, GROUP, false),
            row("任务视频驱动队列异常，异常信息:\\[(.*?)]*$", FailureReason.ENGINE_FAILED, GROUP, true),
            row("任务视频帧队列 -> 异常原因:\\[(.*?)]*$", FailureReason.ENGINE_FAILED, GROUP, false),
            row("视频帧队列处理异常结束，异常原因:\\[(.*?)]*$", FailureReason.ENGINE_FAILED, GROUP, false),
            row("任务执行失败，异常信息:\\[(.*?)]*$", FailureReason.ENGINE_FAILED, GROUP, false));

    private static Row row(String pattern, FailureReason reason, String why, boolean endNow) {
        return new Row(Pattern.compile(pattern), reason, why, endNow);
    }

    private HeygemFailures() {}

    /** Null when the line tells of none. */
    public static Meaning.@Nullable Failed read(String line) {
        for (Row row : ROWS) {
            Matcher matcher = row.pattern.matcher(line);
            if (matcher.find()) {
                return new Meaning.Failed(row.reason, args(row.why, matcher, line), row.endNow);
            }
        }
        return null;
    }

    private static Map<String, Object> args(String why, Matcher matcher, String line) {
        String group = why.equals(GROUP) ? matcher.group(1) : null;
        String text = why;
        if (group != null && !group.isBlank()) {
            text = group;
        } else if (why.equals(GROUP) || why.equals(LINE)) {
            text = PREFIX.matcher(line.trim()).replaceFirst("");
        }
        return text.isEmpty()
                ? Map.of()
                : Map.of("why", text.length() > LONGEST_WHY ? text.substring(0, LONGEST_WHY) : text);
    }
}
