package io.greenroom.render.heygemhttp;

import io.greenroom.media.SampleMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of the stand-in service. */
final class StandInRun {

    private final String code;
    private final Path temp;
    private final Course course;
    private final Map<String, Path> inputs;
    private int status = 1;
    private int progress;
    private String message = "";
    private String result = "";
    private boolean seen;
    private boolean hangs;
    private boolean killed;
    private boolean released;

    StandInRun(String code, Path share, Course course, Map<String, Path> inputs) {
        this.code = code;
        this.temp = share.resolve("temp");
        this.course = course;
        this.inputs = inputs;
    }

    /**
     * How a run goes.
     *
     * @param hangsAt this percentage until it is released or killed; -1 for nowhere
     * @param failure its last word; null if it goes well
     * @param leavesFile whether its result is there in the end
     */
    record Course(int hangsAt, @Nullable String failure, boolean leavesFile) {

        static Course good() {
            return new Course(-1, null, true);
        }

        static Course failing(String message) {
            return new Course(-1, message, false);
        }

        static Course hangingAt(int percent) {
            return new Course(percent, null, true);
        }

        static Course withoutFile() {
            return new Course(-1, null, false);
        }
    }

    String code() {
        return code;
    }

    /** Works, until its end or until it is killed. */
    void go() {
        try {
            step(0, "");
            hangAt(5);
            if (!Files.isReadable(inputs.get("audio"))) {
                end(3, "", "三次获取音频时长失败");
                return;
            }
            step(10, "文件下载完成");
            step(20, "音频特征提取完成");
            hangAt(20);
            if (course.failure() != null) {
                end(3, "", course.failure());
                return;
            }
            Files.copy(inputs.get("audio"), temp.resolve(code + "_format.wav"));
            Path silent =
                    SampleMedia.make(temp.resolve(code + "-t.mp4"), "-i " + inputs.get("video") + " -an -c:v copy");
            step(90, "视频处理完成");
            if (course.leavesFile()) {
                SampleMedia.make(
                        temp.resolve(code + "-r.mp4"),
                        "-i " + inputs.get("audio") + " -i " + silent + " -c:a aac -c:v copy");
            }
            hangAt(90);
            end(2, "/" + code + "-r.mp4", "任务完成");
        } catch (InterruptedException e) {
            // Killed.
        } catch (IOException e) {
            end(3, "", "任务执行失败，异常信息:[" + e.getMessage() + "]");
        }
    }

    /** As a query is answered. */
    synchronized Map<String, Object> tell() {
        seen = true;
        notifyAll();
        return Map.of("code", code, "status", status, "progress", progress, "result", result, "msg", message);
    }

    synchronized void release() {
        released = true;
        notifyAll();
    }

    synchronized void kill() {
        killed = true;
        notifyAll();
    }

    /** Waits until it hangs and somebody has been told how far it is. */
    synchronized void awaitHanging() throws InterruptedException {
        while (!(hangs && seen)) {
            wait();
        }
    }

    private synchronized void step(int percent, String what) throws InterruptedException {
        progress = percent;
        message = what;
        seen = false;
        while (!seen) {
            liveOrDie();
            wait();
        }
        liveOrDie();
    }

    private synchronized void hangAt(int percent) throws InterruptedException {
        if (course.hangsAt() == percent) {
            progress = percent;
            seen = false;
            hangs = true;
            while (!released) {
                liveOrDie();
                wait();
            }
        }
    }

    private synchronized void end(int how, String where, String what) {
        status = how;
        progress = how == 2 ? 100 : progress;
        result = where;
        message = what;
    }

    private void liveOrDie() throws InterruptedException {
        if (killed) {
            throw new InterruptedException("killed");
        }
    }
}
