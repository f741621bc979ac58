package io.greenroom.render.ffmpeg;

import io.greenroom.events.WorkerHeartbeat.Param;
import io.greenroom.render.engine.DeclaredParams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The encoder's arguments. A task's params may set {@code crf} (smaller is better and larger), {@code preset} (x264's
 * name, slower is smaller) and {@code audio_kbps}.
 */
public final class X264Params {

    static final DeclaredParams DECLARED = new DeclaredParams(List.of(
            new Param("crf", Param.Type.INTEGER, 10.0, 40.0, List.of(), 20),
            new Param(
                    "preset",
                    Param.Type.WORD,
                    null,
                    null,
                    List.of(
                            "ultrafast",
                            "superfast",
                            "veryfast",
                            "faster",
                            "fast",
                            "medium",
                            "slow",
                            "slower",
                            "veryslow"),
                    "veryfast"),
            new Param("audio_kbps", Param.Type.INTEGER, 64.0, 320.0, List.of(), 160)));

    private X264Params() {}

    /**
     * Every piece is closed in itself (a key frame at its start, no frame that refers forward), so that pieces can be
     * joined without encoding again.
     *
     * @param params values of the declared
     */
    static List<String> of(Map<String, String> params, int pieceFrames) {
        return arguments(
                Objects.requireNonNull(params.get("preset")), Objects.requireNonNull(params.get("crf")), pieceFrames);
    }

    /** For the sound of the result. */
    static List<String> ofSound(Map<String, String> params) {
        return List.of("-c:a", "aac", "-b:a", params.get("audio_kbps") + "k");
    }

    /** For a video that another program goes on with: quickly, and with hardly a loss. */
    public static List<String> forEngines(VideoForm form) {
        return arguments("veryfast", "17", form.pieceFrames());
    }

    private static List<String> arguments(String preset, String crf, int pieceFrames) {
        String keyFrames = Integer.toString(pieceFrames);
        List<String> arguments = new ArrayList<>(List.of("-c:v", "libx264", "-preset", preset, "-crf", crf));
        arguments.addAll(List.of("-pix_fmt", "yuv420p", "-bf", "0", "-sc_threshold", "0"));
        arguments.addAll(List.of("-g", keyFrames, "-keyint_min", keyFrames));
        return arguments;
    }
}
