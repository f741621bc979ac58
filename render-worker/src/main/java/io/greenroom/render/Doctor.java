package io.greenroom.render;

import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.media.Ffmpeg;
import io.greenroom.render.engine.Engines;
import io.greenroom.render.health.Findings;
import io.greenroom.render.health.HealthFile;
import io.greenroom.render.health.SelfChecks;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the worker's program does for people and containers instead of working. Neither asks the broker. */
final class Doctor {

    private static final int WELL = 0;
    private static final int BROKEN = 1;

    private final Function<String, @Nullable String> variables;
    private final PrintStream out;

    /** @param variables gives a setting's value; null where it is not set */
    Doctor(Function<String, @Nullable String> variables, PrintStream out) {
        this.variables = variables;
        this.out = out;
    }

    /**
     * Looks at all that a worker with these settings would look at, and prints it. One may run meanwhile.
     *
     * @return the exit code: 1 if such a worker would take no tasks
     * @throws IllegalArgumentException a bad setting, in one line with its remedy
     */
    int examine() throws InterruptedException {
        RenderSettings settings = RenderSettings.from(variables);
        try {
            Files.createDirectories(settings.directory());
        } catch (IOException e) {
            // The checks will say so.
        }
        Findings findings = look(settings);
        print(findings);
        return findings.whyBroken().isPresent() ? BROKEN : WELL;
    }

    private Findings look(RenderSettings settings) throws InterruptedException {
        Ffmpeg ffmpeg;
        try {
            ffmpeg = Ffmpeg.locate(settings.ffmpeg());
        } catch (IllegalStateException none) {
            // Without it there are no engines to ask.
            return new Findings(
                    List.of(new Check("ffmpeg", Check.Level.BROKEN, String.valueOf(none.getMessage()))), List.of());
        }
        Engines engines = EngineChoice.of(variables, settings, ffmpeg);
        return SelfChecks.of(settings.directory(), settings.store(), ffmpeg, engines, variables)
                .look();
    }

    private void print(Findings findings) {
        int width = findings.checks().stream()
                .mapToInt(check -> check.name().length())
                .max()
                .orElse(0);
        for (Check check : findings.checks()) {
            out.printf(
                    Locale.ROOT,
                    "%-7s  %-" + width + "s  %s%n",
                    check.level().name().toLowerCase(Locale.ROOT),
                    check.name(),
                    check.message());
        }
        out.printf(
                Locale.ROOT,
                "%n%d broken, %d to look at: a worker with these settings %s.%n",
                findings.count(Check.Level.BROKEN),
                findings.count(Check.Level.WARNING),
                findings.whyBroken().isPresent() ? "would take no tasks" : "can render");
    }

    /**
     * Says how the worker with these settings is, by its own word.
     *
     * @return the exit code: 1 if it is broken, ended, or silent
     * @throws IllegalArgumentException a bad setting, in one line with its remedy
     */
    int ask() {
        var verdict = new HealthFile(RenderSettings.from(variables).directory()).judge(Instant.now());
        out.println(verdict.sentence());
        return verdict.well() ? WELL : BROKEN;
    }
}
