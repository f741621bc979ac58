package io.greenroom.render;

import io.greenroom.media.Ffmpeg;
import io.greenroom.media.Ffprobe;
import io.greenroom.render.command.CommandProfiles;
import io.greenroom.render.engine.Engines;
import io.greenroom.render.engine.Gpus;
import io.greenroom.render.engine.OfferedEngine;
import io.greenroom.render.ffmpeg.FfmpegCall;
import io.greenroom.render.ffmpeg.FfmpegEngine;
import io.greenroom.render.heygem.HeygemEngine;
import io.greenroom.render.heygem.HeygemSettings;
import io.greenroom.render.heygemhttp.HeygemHttpEngine;
import io.greenroom.render.heygemhttp.HeygemHttpSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the engines that GREENROOM_RENDER_ENGINES names; the settings of an engine are read only when it is named. */
final class EngineChoice {

    private EngineChoice() {}

    /**
     * Makes them.
     *
     * @param variables gives a variable's value; null where it is not set
     * @throws IllegalArgumentException in one line with its remedy: an engine that nobody knows, or a setting of one
     */
    static Engines of(Function<String, @Nullable String> variables, RenderSettings settings, Ffmpeg ffmpeg) {
        Map<String, Supplier<OfferedEngine>> known = known(variables, settings, ffmpeg);
        List<OfferedEngine> chosen = new ArrayList<>();
        for (String name : settings.engines()) {
            Supplier<OfferedEngine> engine = known.get(name);
            if (engine == null) {
                throw new IllegalArgumentException("GREENROOM_RENDER_ENGINES names '" + name + "': known are "
                        + String.join(", ", known.keySet()));
            }
            chosen.add(engine.get());
        }
        return new Engines(chosen);
    }

    /** Every engine that this build has: a line each. */
    private static Map<String, Supplier<OfferedEngine>> known(
            Function<String, @Nullable String> variables, RenderSettings settings, Ffmpeg ffmpeg) {
        // Marks the engines' processes, so that the next start of this worker finds what a crash leaves.
        String owner = settings.directory().toString();
        Map<String, Supplier<OfferedEngine>> known = new TreeMap<>();
        known.put(
                FfmpegEngine.NAME,
                () -> new FfmpegEngine(new FfmpegCall(ffmpeg, owner), new Ffprobe(ffmpeg)).offered());
        known.put(
                HeygemHttpEngine.NAME,
                () -> HeygemHttpEngine.offered(HeygemHttpSettings.from(variables), new Ffprobe(ffmpeg), owner));
        known.put(
                HeygemEngine.NAME,
                () -> HeygemEngine.offered(
                        HeygemSettings.from(variables), Gpus.from(variables), ffmpeg, settings.directory()));
        CommandProfiles profiles = CommandProfiles.from(variables);
        for (String name : profiles.names()) {
            known.put(name, () -> profiles.engine(name, settings.directory(), ffmpeg));
        }
        return known;
    }
}
