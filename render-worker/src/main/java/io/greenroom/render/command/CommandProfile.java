package io.greenroom.render.command;

import io.greenroom.render.engine.DeclaredParams;
import io.greenroom.render.engine.InputForm;
import io.greenroom.render.program.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an engine is started, listened to and judged. The keys of the YAML file are described in {@code docs/engines.md}.
 *
 * @param name of the engine, as tasks and settings name it
 * @param offer what others must know of it
 * @param launch what is started, and where
 * @param output what its lines mean, and where its result is
 * @param limits how long it may take
 * @param needs what must be there before it can work
 */
record CommandProfile(String name, Offer offer, Launch launch, Output output, Limits limits, Needs needs) {

    /** What others must know of it; see {@link io.greenroom.render.engine.OfferedEngine}. */
    record Offer(boolean lipSync, Duration lengthTolerance, InputForm form, DeclaredParams params) {}

    /**
     * What is started.
     *
     * @param command the program and its arguments
     * @param directory where it runs, unless {@code own} makes the place
     * @param own names of directories that each run needs for itself: the program then runs in a directory of the run's
     *     own, in which everything of the checkout but these stands as a link; empty for none
     * @param environment added to ours
     * @param config written before the start; null for none
     */
    record Launch(
            List<Argument> command,
            Template directory,
            List<String> own,
            Map<String, Template> environment,
            @Nullable ConfigFile config) {

        Launch {
            command = List.copyOf(command);
            own = List.copyOf(own);
            environment = Map.copyOf(environment);
        }
    }

    /**
     * An argument.
     *
     * @param when name of a param that must be true for it; null for always
     */
    record Argument(Template text, @Nullable String when) {}

    /** A file for the program, in the run's directory. */
    record ConfigFile(String name, Template text) {}

    /** What the program's lines mean, and where its result is. */
    record Output(List<Step> steps, List<FailureRule> failures, ResultRule result) {

        Output {
            steps = List.copyOf(steps);
            failures = List.copyOf(failures);
        }
    }

    /**
     * How long the program may take; see {@link Patience}. In all it may take {@code totalBase} and {@code totalFactor}
     * times the audio's length.
     */
    record Limits(Duration firstLine, Duration rendering, Duration otherwise, double totalFactor, Duration totalBase) {

        Patience patience(Duration audioLength) {
            Duration total = totalBase.plusMillis(Math.round(audioLength.toMillis() * totalFactor));
            return new Patience(firstLine, rendering, otherwise, total);
        }
    }

    /**
     * What must be there.
     *
     * @param home whether it is started from a checkout, which the operator names
     * @param python whether it needs a Python
     * @param files below the checkout
     * @param programs on PATH
     */
    record Needs(boolean home, boolean python, List<String> files, List<String> programs) {

        Needs {
            files = List.copyOf(files);
            programs = List.copyOf(programs);
        }
    }
}
