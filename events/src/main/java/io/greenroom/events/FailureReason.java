package io.greenroom.events;

import java.util.Locale;
import java.util.Map;

/**
 * Every sentence with which a task can fail: a word for programs and translators, the code that decides what happens
 * next, and cause and remedy for a person. {@code {name}} stands for an argument; the dashboard translates by word and
 * arguments.
 */
public enum FailureReason {
    VIDEO_UNREADABLE(
            FailureCode.INPUT_INVALID,
            "The video cannot be read: {why}. Export it again as MP4 (H.264) and upload that."),
    VIDEO_MISSING(FailureCode.INPUT_INVALID, "The video file holds no picture. Upload a video of the presenter."),
    VIDEO_TOO_LARGE(
            FailureCode.INPUT_INVALID,
            "The video is {width} x {height} pixels; at most {most_pixels} pixels are taken. Scale it down."),
    VIDEO_TOO_SMALL(
            FailureCode.INPUT_INVALID,
            "The video is {width} x {height} pixels; each side must have at least {least}. Use a larger one."),
    VIDEO_TOO_FAST(
            FailureCode.INPUT_INVALID,
            "The video has {fps} frames a second; at most {most} are taken. Export it with 25 or 30."),
    VIDEO_TOO_LONG(
            FailureCode.INPUT_INVALID, "The video is {seconds} s long; at most {most_seconds} s are taken. Cut it."),
    VIDEO_TOO_SHORT(
            FailureCode.INPUT_INVALID,
            "The video has {frames} frames; at least {least} are needed. Use a longer one, best 8 s or more."),
    TOO_MANY_STREAMS(
            FailureCode.INPUT_INVALID,
            "The {what} file holds {streams} streams; at most {most} are taken. Export it with one picture and one sound."),
    FILE_TOO_LARGE(
            FailureCode.INPUT_INVALID, "The {what} file has {bytes} bytes; at most {most} are taken. Make it smaller."),
    FILE_GONE(FailureCode.INPUT_INVALID, "A file of the task is no longer in the store. Upload it again."),
    FILE_CHANGED(FailureCode.INPUT_INVALID, "A file of the task is no longer what was uploaded. Upload it again."),
    PARAM_INVALID(FailureCode.INPUT_INVALID, "params.{param} is {value}: it must be {wanted}."),
    ENGINE_REFUSED_VIDEO(
            FailureCode.INPUT_INVALID,
            "The engine cannot open the video. Export it again as MP4 (H.264) and upload that."),
    AUDIO_UNREADABLE(
            FailureCode.AUDIO_INVALID,
            "The audio cannot be read: {why}. Export it again as WAV or MP3 and upload that."),
    AUDIO_MISSING(FailureCode.AUDIO_INVALID, "The audio file holds no sound. Upload a recording of the speech."),
    AUDIO_TOO_SHORT(
            FailureCode.AUDIO_INVALID,
            "The audio is {seconds} s long; at least {least_seconds} s are needed. Use a longer one."),
    AUDIO_TOO_LONG(
            FailureCode.AUDIO_INVALID,
            "The audio is {seconds} s long or more; at most {most_seconds} s are taken. Cut it."),
    ENGINE_REFUSED_AUDIO(
            FailureCode.AUDIO_INVALID,
            "The engine finds no speech it can follow in the audio. Use a clear recording of at least 1 s."),
    MULTIPLE_FACES(
            FailureCode.MULTIPLE_FACES,
            "The engine sees more than one face. Use a video with one person and no faces in the background."),
    FACE_NOT_USABLE(
            FailureCode.FACE_OR_MODEL,
            "The engine cannot work with the face: {why}. Use a video that shows one face, from the front, all the time."),
    INPUT_IGNORED(
            FailureCode.INPUT_IGNORED,
            "The engine rendered other files than it was given, so its result was thrown away. Check the engine's installation."),
    NO_RESULT(FailureCode.NO_RESULT, "The engine ended without a result. Its last lines may tell why."),
    RESULT_UNREADABLE(FailureCode.RESULT_INVALID, "The engine's result cannot be read: {why}."),
    RESULT_WITHOUT_PICTURE(FailureCode.RESULT_INVALID, "The engine's result has no picture."),
    RESULT_WITHOUT_SOUND(FailureCode.RESULT_INVALID, "The engine's result has no sound."),
    RESULT_LENGTH_WRONG(
            FailureCode.RESULT_INVALID, "The engine's result is {seconds} s long, the audio {wanted_seconds} s."),
    RESULT_FRAMES_WRONG(
            FailureCode.RESULT_INVALID, "The engine's result has {frames} frames instead of about {wanted}."),
    RESULT_SIZE_WRONG(
            FailureCode.RESULT_INVALID,
            "The engine's result is {width} x {height} pixels instead of {wanted_width} x {wanted_height}."),
    RESULT_BLACK(
            FailureCode.RESULT_INVALID, "The engine's result is black for {seconds} s; the presenter's video is not."),
    RESULT_FROZEN(FailureCode.RESULT_INVALID, "The engine's result does not move; the presenter's video does."),
    RESULT_SILENT(FailureCode.RESULT_INVALID, "The engine's result is silent; the audio is not."),
    FIRST_SIGN_TIMED_OUT(
            FailureCode.TIMED_OUT,
            "The engine said nothing for {seconds} s after its start. Check its installation and the graphics card."),
    STALL_TIMED_OUT(FailureCode.TIMED_OUT, "The engine stood still for {seconds} s ({stage}) and was ended."),
    TOTAL_TIMED_OUT(
            FailureCode.TIMED_OUT,
            "The engine took longer than the {seconds} s it may take for this audio and was ended."),
    ENGINE_FAILED(FailureCode.ENGINE_FAILED, "The engine failed: {why}"),
    ENGINE_KILLED(
            FailureCode.ENGINE_FAILED,
            "The engine was killed from outside (signal {signal}). The machine may be out of memory."),
    ENGINE_STALLED(
            FailureCode.ENGINE_STALLED,
            "The engine's frame queue is full and it will not come back, so it was ended. Memory may be short."),
    ENGINE_RESTARTED(FailureCode.ENGINE_RESTARTED, "The engine's service was restarted and no longer knows the run."),
    SERVICE_FAILED(FailureCode.ENGINE_FAILED, "The engine's service reports an error: {why}"),
    SERVICE_REFUSED(FailureCode.INPUT_INVALID, "The engine's service does not take the task: {why}"),
    SERVICE_SEES_NO_FILES(
            FailureCode.ENGINE_SETUP,
            "The engine's service cannot read the files that this worker puts into its share. Check GREENROOM_HEYGEM_HTTP_SHARE and what the container mounts."),
    SERVICE_UNREACHABLE(
            FailureCode.ENGINE_RESTARTED,
            "The engine's service at {endpoint} does not answer: {why}. Check that it runs."),
    GPU_OUT_OF_MEMORY(
            FailureCode.GPU_OUT_OF_MEMORY,
            "The graphics card ran out of memory. Free it, render fewer tasks at once, or use a smaller video."),
    ENGINE_SETUP(
            FailureCode.ENGINE_SETUP,
            "The engine ended before it began: {why}. Check its Python and its packages on this worker."),
    GPU_NOT_USABLE(
            FailureCode.WORKER_BROKEN,
            "The engine cannot use the graphics card: {why}. Check driver, CUDA and cuDNN on this worker."),
    PROGRAM_NOT_STARTED(FailureCode.WORKER_BROKEN, "A program cannot be run on this worker: {why}"),
    DISK_NOT_USABLE(
            FailureCode.WORKER_BROKEN, "This worker cannot write its files: {why}. Free the disk or mend its rights."),
    STORE_UNAVAILABLE(
            FailureCode.STORE_UNAVAILABLE, "The object store does not answer: {why}. It is tried again later."),
    /** Decided by the gateway. */
    WORKER_LOST(FailureCode.WORKER_LOST, "Worker {worker} fell silent; its run is given up."),
    /** Decided by the gateway. */
    NO_WORKER_COULD_RENDER(FailureCode.NO_WORKER_COULD_RENDER, "Handed back {times} times, at last because {why}."),
    /** Decided by the gateway. */
    FAILED_ON_THREE_WORKERS(
            FailureCode.FAILED_ON_THREE_WORKERS,
            "It failed on three different workers ({workers}), at last with {code}, so it is tried no more. Use another video or audio; if other tasks fail there too, look at the workers."),
    INTERNAL_ERROR(FailureCode.INTERNAL_ERROR, "The worker failed for a reason that nobody thought of: {why}");

    private final FailureCode code;
    private final String sentence;

    FailureReason(FailureCode code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** What happens next. */
    public FailureCode code() {
        return code;
    }

    /** As it is written in the API and in translations: lower snake case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The English sentence, with cause and remedy. */
    public String sentence(Map<String, ?> args) {
        return Sentence.of(sentence, args);
    }
}
