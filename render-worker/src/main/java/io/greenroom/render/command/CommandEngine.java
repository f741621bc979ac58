package io.greenroom.render.command;

import io.greenroom.events.FailureReason;
import io.greenroom.media.Ffmpeg;
import io.greenroom.media.UntrustedMedia;
import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.engine.Engine;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.EngineInput;
import io.greenroom.render.engine.EngineListener;
import io.greenroom.render.engine.Gpus;
import io.greenroom.render.engine.Handover;
import io.greenroom.render.engine.OfferedEngine;
import io.greenroom.render.engine.RunStoppedException;
import io.greenroom.render.ffmpeg.FfmpegCall;
import io.greenroom.render.ffmpeg.FfmpegOnPath;
import io.greenroom.render.program.EngineProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An engine that is a program with a command line, run as its profile says. */
final class CommandEngine implements Engine {

    private static final Duration IMAGE_TIMEOUT = Duration.ofMinutes(2);

    private final CommandProfile profile;
    private final Checkout checkout;
    private final Gpus gpus;
    private final Ffmpeg ffmpeg;
    private final String owner;

    /** @param owner marks the processes, so that the next start of this worker finds what a crash of this one leaves */
    CommandEngine(CommandProfile profile, Checkout checkout, Gpus gpus, Ffmpeg ffmpeg, String owner) {
        this.profile = profile;
        this.checkout = checkout;
        this.gpus = gpus;
        this.ffmpeg = ffmpeg;
        this.owner = owner;
    }

    OfferedEngine offered() {
        CommandProfile.Offer offer = profile.offer();
        return new OfferedEngine(
                profile.name(),
                offer.lipSync(),
                offer.lengthTolerance(),
                offer.form(),
                offer.params().all(),
                new CheckoutCheck(profile, checkout),
                this);
    }

    @Override
    public void render(EngineInput input, EngineListener listener, Cancellation cancellation)
            throws EngineException, RunStoppedException, InterruptedException {
        Map<String, String> params = profile.offer().params().values(input.params());
        try {
            var place = RunPlace.lay(profile, input, checkout.home(), checkout.python(), gpus.device(input.slot()));
            Map<String, String> values = new HashMap<>(place.values());
            params.forEach((name, value) -> values.put(Template.PARAM + name, value));
            FileTime started = writeConfig(place, values);
            if (uses("image")) {
                makeImage(input, place, listener, cancellation);
            }
            var reader = new OutputReader(profile.output());
            var patience = profile.limits().patience(input.audioLength());
            var outcome = new EngineProgram(reader, patience, listener)
                    .run(arguments(values), place.cwd(), environment(input.slot(), place, values), owner, cancellation);
            Path result = profile.output()
                    .result()
                    .find(values, place, reader.resultPath(), started)
                    .orElse(null);
            if (result == null || outcome.exitCode() != 0) {
                throw Verdict.of(outcome);
            }
            Handover.out(result, input.output());
        } catch (IOException e) {
            throw new EngineException(FailureReason.DISK_NOT_USABLE, Map.of("why", String.valueOf(e.getMessage())));
        }
    }

    private List<String> arguments(Map<String, String> values) {
        List<String> arguments = new ArrayList<>();
        for (CommandProfile.Argument argument : profile.launch().command()) {
            String when = argument.when();
            if (when == null || "true".equals(values.get(Template.PARAM + when))) {
                arguments.add(argument.text().fill(values));
            }
        }
        return arguments;
    }

    private Map<String, String> environment(int slot, RunPlace place, Map<String, String> values) throws IOException {
        Map<String, String> environment = new HashMap<>(gpus.environment(slot));
        environment.put("PATH", checkout.path(FfmpegOnPath.in(place.workdir().resolve("bin"), ffmpeg)));
        environment.put("PYTHONUNBUFFERED", "1");
        environment.put("PYTHONIOENCODING", "utf-8");
        environment.put("LANG", "C.UTF-8");
        profile.launch().environment().forEach((name, value) -> environment.put(name, value.fill(values)));
        return environment;
    }

    /** @return when, by the clock of the file system, the run began */
    private FileTime writeConfig(RunPlace place, Map<String, String> values) throws IOException {
        CommandProfile.ConfigFile config = profile.launch().config();
        String name = config == null ? "started" : config.name();
        String text = config == null ? "" : config.text().fill(values);
        return Files.getLastModifiedTime(Files.writeString(place.workdir().resolve(name), text));
    }

    private boolean uses(String name) {
        CommandProfile.Launch launch = profile.launch();
        Stream<Template> config = launch.config() == null
                ? Stream.of()
                : Stream.of(launch.config().text());
        Set<String> names = Stream.concat(launch.command().stream().map(CommandProfile.Argument::text), config)
                .flatMap(template -> template.names().stream())
                .collect(Collectors.toSet());
        return names.contains(name);
    }

    private void makeImage(EngineInput input, RunPlace place, EngineListener listener, Cancellation cancellation)
            throws EngineException, RunStoppedException, InterruptedException {
        List<String> arguments = new ArrayList<>(UntrustedMedia.input(input.video()));
        arguments.addAll(List.of("-map", "0:V:0", "-frames:v", "1", "image.png"));
        new FfmpegCall(ffmpeg, owner)
                .run(
                        arguments,
                        place.workdir(),
                        IMAGE_TIMEOUT,
                        FailureReason.VIDEO_UNREADABLE,
                        made -> {},
                        listener::said,
                        cancellation);
    }
}
