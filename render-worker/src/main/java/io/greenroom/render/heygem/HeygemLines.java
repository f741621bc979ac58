package io.greenroom.render.heygem;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Stage;
import io.greenroom.render.program.Meaning;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Understands what run.py prints, on either stream. Only the text of a line counts: file names, line numbers and task
 * codes differ between its versions. To be used for one run.
 */
final class HeygemLines {

    private static final Pattern TASK = Pattern.compile("任务:\\S+ -> audio_url:(\\S+)\\s+video_url:([^\\s\\]]+)");
    private static final Pattern TOTAL = Pattern.compile("任务视频驱动队列启动 batch_size:\\d+, len:(\\d{1,9})");
    /** What has been sent on is done; current_idx runs ahead of it. */
    private static final Pattern FRAME = Pattern.compile("发送完成数据大小:\\d+, frameId:(\\d{1,9})");

    private static final Pattern SAVED = Pattern.compile("###### Video result saved in (.+)$");
    private static final Pattern LAST_WORD = Pattern.compile(">>> 任务:\\S+ 耗时:");

    private static final int FRAMES_FROM_PERCENT = 15;
    private static final int FRAMES_PERCENT = 75;

    private final String audio;
    private final String video;
    private volatile boolean begun;
    private @Nullable Integer totalFrames;

    /** The paths that it was given, and has to echo. */
    HeygemLines(String audio, String video) {
        this.audio = audio;
        this.video = video;
    }

    /** Whether it has begun with our task; before that its installation is to blame. */
    boolean begun() {
        return begun;
    }

    Meaning read(String line) {
        Meaning failure = HeygemFailures.read(line);
        if (failure != null) {
            return failure;
        }
        Matcher saved = SAVED.matcher(line);
        if (saved.find()) {
            return new Meaning.ResultAt(saved.group(1).trim());
        }
        if (LAST_WORD.matcher(line).find()) {
            return new Meaning.Finished();
        }
        Matcher task = TASK.matcher(line);
        return task.find() ? echoed(task) : progress(line);
    }

    /** For a path that it cannot find it renders its example instead, and says so nowhere else. */
    private Meaning echoed(Matcher task) {
        begun = true;
        boolean ours = task.group(1).equals(audio) && task.group(2).equals(video);
        return ours
                ? new Meaning.Reached(Stage.LOAD, 5)
                : new Meaning.Failed(FailureReason.INPUT_IGNORED, Map.of(), true);
    }

    private Meaning progress(String line) {
        Matcher total = TOTAL.matcher(line);
        if (total.find()) {
            totalFrames = Integer.valueOf(total.group(1));
            return new Meaning.Reached(Stage.RENDER, FRAMES_FROM_PERCENT);
        }
        Matcher frame = FRAME.matcher(line);
        if (frame.find()) {
            return new Meaning.Reached(Stage.RENDER, percent(Long.parseLong(frame.group(1))));
        }
        if (line.contains("Custom command:ffmpeg")) {
            return new Meaning.Reached(Stage.MUX, 92);
        }
        for (Step step : Step.ALL) {
            if (line.contains(step.words)) {
                return new Meaning.Reached(Stage.LOAD, step.percent);
            }
        }
        return Meaning.TALK;
    }

    private int percent(long frame) {
        if (totalFrames == null || totalFrames == 0) {
            return FRAMES_FROM_PERCENT;
        }
        return FRAMES_FROM_PERCENT + (int) Math.min(FRAMES_PERCENT, FRAMES_PERCENT * frame / totalFrames);
    }

    /** A step on the way to the first frame. */
    private record Step(String words, int percent) {

        static final List<Step> ALL =
                List.of(new Step("预处理耗时", 8), new Step("get_aud_feat1 cost", 12), new Step("-> wh: [", 15));
    }
}
