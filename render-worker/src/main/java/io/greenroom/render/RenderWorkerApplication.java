package io.greenroom.render;

import io.greenroom.media.Ffmpeg;
import io.greenroom.render.engine.Engines;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The render worker's process. */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import(RenderConfig.class)
public class RenderWorkerApplication {

    /** Starts the worker; a bad setting, an unknown engine, a taken name or a missing ffmpeg ends it with one line and exit code 2. */
    public static void main(String[] args) {
        Prerequisites ready;
        try {
            ready = Prerequisites.check(System.getenv()::get);
        } catch (IllegalArgumentException | IllegalStateException unmet) {
            System.err.println("greenroom render-worker: " + unmet.getMessage());
            System.exit(2);
            return;
        }
        start(ready);
    }

    /** Starts a worker in this JVM; closing the context ends it in order. */
    static ConfigurableApplicationContext start(Prerequisites ready) {
        return new SpringApplicationBuilder(RenderWorkerApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .initializers(context -> register((GenericApplicationContext) context, ready))
                .run();
    }

    private static void register(GenericApplicationContext context, Prerequisites ready) {
        context.registerBean(RenderSettings.class, ready::settings);
        context.registerBean(WorkerLock.class, ready::lock);
        context.registerBean(Ffmpeg.class, ready::ffmpeg);
        context.registerBean(Engines.class, ready::engines);
    }

    /**
     * What must be there before anything starts.
     *
     * @param settings complete and valid
     * @param lock on the worker's directory
     * @param ffmpeg one that works
     * @param engines those that are named, with their settings
     */
    record Prerequisites(RenderSettings settings, WorkerLock lock, Ffmpeg ffmpeg, Engines engines) {

        /** @throws IllegalArgumentException or IllegalStateException in one line with its remedy */
        static Prerequisites check(Function<String, @Nullable String> variables) {
            RenderSettings settings = RenderSettings.from(variables);
            Ffmpeg ffmpeg = Ffmpeg.locate(settings.ffmpeg());
            Engines engines = EngineChoice.of(variables, settings, ffmpeg);
            return new Prerequisites(settings, WorkerLock.take(settings), ffmpeg, engines);
        }
    }
}
