package io.greenroom.thumbnail;

import io.greenroom.media.Ffmpeg;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The thumbnail worker's process. */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import(ThumbnailConfig.class)
public class ThumbnailWorkerApplication {

    /** Starts the worker; a bad setting, a taken name or a missing ffmpeg ends it with one line and exit code 2. */
    public static void main(String[] args) {
        Prerequisites ready;
        try {
            ready = Prerequisites.check(System.getenv()::get);
        } catch (IllegalArgumentException | IllegalStateException unmet) {
            System.err.println("greenroom thumbnail-worker: " + unmet.getMessage());
            System.exit(2);
            return;
        }
        start(ready);
    }

    /** Starts a worker in this JVM; closing the context ends it in order. */
    static ConfigurableApplicationContext start(Prerequisites ready) {
        return new SpringApplicationBuilder(ThumbnailWorkerApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .initializers(context -> {
                    var beans = (GenericApplicationContext) context;
                    beans.registerBean(ThumbnailSettings.class, ready::settings);
                    beans.registerBean(WorkerPlace.class, ready::place);
                    beans.registerBean(Ffmpeg.class, ready::ffmpeg);
                })
                .run();
    }

    /**
     * What must be there before anything starts.
     *
     * @param settings complete and valid
     * @param place the worker's own
     * @param ffmpeg one that works
     */
    record Prerequisites(ThumbnailSettings settings, WorkerPlace place, Ffmpeg ffmpeg) {

        /** @throws IllegalArgumentException or IllegalStateException in one line with its remedy */
        static Prerequisites check(Function<String, @Nullable String> variables) {
            ThumbnailSettings settings = ThumbnailSettings.from(variables);
            Ffmpeg ffmpeg = Ffmpeg.locate(settings.ffmpeg());
            return new Prerequisites(settings, WorkerPlace.take(settings), ffmpeg);
        }
    }
}
