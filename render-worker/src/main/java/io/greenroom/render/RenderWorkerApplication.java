package io.greenroom.render;

import io.greenroom.media.Ffmpeg;
import io.greenroom.media.FolderLock;
import io.greenroom.render.engine.Engines;
import io.greenroom.render.health.HealthSettings;
import io.greenroom.render.health.SelfChecks;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The render worker's process. */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import(RenderConfig.class)
public class RenderWorkerApplication {

    /**
     * Starts the worker; a bad setting, an unknown engine, a taken name or a missing ffmpeg ends it with one line and exit
     * code 2.
     *
     * @param args {@code --doctor} to print what a worker with these settings would find wrong with itself, {@code
     *     --health} to ask after the one that runs with them; both exit with 0 if all is well, else with 1
     */
    public static void main(String[] args) throws InterruptedException {
        try {
            switch (String.join(" ", args)) {
                case "" -> start(Prerequisites.check(System.getenv()::get));
                case "--doctor" -> System.exit(doctor().examine());
                case "--health" -> System.exit(doctor().ask());
                default ->
                    throw new IllegalArgumentException("it takes --doctor or --health, and no arguments to work");
            }
        } catch (IllegalArgumentException | IllegalStateException unmet) {
            System.err.println("greenroom render-worker: " + unmet.getMessage());
            System.exit(2);
        }
    }

    private static Doctor doctor() {
        // Without Spring nobody else keeps the libraries from telling how they get on.
        LoggingSystem.get(RenderWorkerApplication.class.getClassLoader()).beforeInitialize();
        return new Doctor(System.getenv()::get, System.out);
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
        context.registerBean(FolderLock.class, ready::lock);
        context.registerBean(Ffmpeg.class, ready::ffmpeg);
        context.registerBean(Engines.class, ready::engines);
        context.registerBean(SelfChecks.class, ready::checks);
        context.registerBean(HealthSettings.class, ready::health);
    }

    /**
     * What must be there before anything starts.
     *
     * @param settings complete and valid
     * @param lock on the worker's directory
     * @param ffmpeg one that works
     * @param engines those that are named, with their settings
     * @param health how the worker sees to it
     * @param checks what it looks at
     */
    record Prerequisites(
            RenderSettings settings,
            FolderLock lock,
            Ffmpeg ffmpeg,
            Engines engines,
            HealthSettings health,
            SelfChecks checks) {

        /** @throws IllegalArgumentException or IllegalStateException in one line with its remedy */
        static Prerequisites check(Function<String, @Nullable String> variables) {
            RenderSettings settings = RenderSettings.from(variables);
            Ffmpeg ffmpeg = Ffmpeg.locate(settings.ffmpeg());
            Engines engines = EngineChoice.of(variables, settings, ffmpeg);
            HealthSettings health = HealthSettings.from(variables);
            SelfChecks checks = SelfChecks.of(settings.directory(), settings.store(), ffmpeg, engines, variables);
            return new Prerequisites(
                    settings,
                    FolderLock.take(settings.directory(), "render worker", settings.name(), settings.home()),
                    ffmpeg,
                    engines,
                    health,
                    checks);
        }
    }
}
