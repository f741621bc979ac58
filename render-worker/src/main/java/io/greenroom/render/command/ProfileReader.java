package io.greenroom.render.command;

import io.greenroom.render.command.CommandProfile.Launch;
import io.greenroom.render.command.CommandProfile.Limits;
import io.greenroom.render.command.CommandProfile.Needs;
import io.greenroom.render.command.CommandProfile.Offer;
import io.greenroom.render.command.CommandProfile.Output;
import io.greenroom.render.engine.DeclaredParams;
import io.greenroom.render.engine.InputForm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads a profile and refuses what cannot work, in one line that names file, key and remedy. */
final class ProfileReader {

    static final List<String> KEYS = List.of(
            "name",
            "lip_sync",
            "length_tolerance",
            "input",
            "params",
            "command",
            "directory",
            "own",
            "environment",
            "config",
            "progress",
            "result",
            "failures",
            "patience",
            "requires",
            "programs");

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");
    /** Below a directory and not out of it. */
    private static final Pattern RELATIVE = Pattern.compile("(?!.*\\.\\.)[A-Za-z0-9._-][A-Za-z0-9._/-]*");

    private static final Map<String, InputForm> FORMS =
            Map.of("fitted", InputForm.FITTED, "as_uploaded", InputForm.AS_UPLOADED);
    private static final double DAY_SECONDS = 86_400;

    private ProfileReader() {}

    /**
     * Reads it.
     *
     * @param file its name, for the line
     * @throws IllegalArgumentException in one line with the remedy
     */
    static CommandProfile read(String file, String yaml) {
        Fields fields = Entry.of(file, yaml).fields(KEYS.toArray(String[]::new));
        DeclaredParams params = ParamReader.read(fields.get("params"));
        var templates = new TemplateReader(params);
        String name = fields.get("name").text(NAME, "the engine's name: lower case letters, digits, - and _");
        var offer = new Offer(
                fields.get("lip_sync").yesNo(true),
                seconds(fields.get("length_tolerance").number(0, 60, 0.5)),
                fields.get("input").oneOf(FORMS),
                params);
        Launch launch = new LaunchReader(fields, params, templates).read();
        var output = new Output(
                OutputRulesReader.steps(fields.get("progress")),
                OutputRulesReader.failures(fields.get("failures")),
                OutputRulesReader.result(fields.get("result"), templates::read));
        return new CommandProfile(name, offer, launch, output, limits(fields), needs(fields, templates));
    }

    private static Limits limits(Fields fields) {
        Fields patience =
                fields.get("patience").fields("first_line", "rendering", "otherwise", "total_factor", "total_base");
        return new Limits(
                seconds(patience.get("first_line").number(1, DAY_SECONDS, 120)),
                seconds(patience.get("rendering").number(1, DAY_SECONDS, 180)),
                seconds(patience.get("otherwise").number(1, DAY_SECONDS, 300)),
                patience.get("total_factor").number(1, 10_000, 15),
                seconds(patience.get("total_base").number(1, DAY_SECONDS, 180)));
    }

    private static Needs needs(Fields fields, TemplateReader templates) {
        List<String> files = fields.get("requires").items().stream()
                .map(item -> item.text(RELATIVE, "a path below the checkout, e.g. models/unet.pth"))
                .toList();
        List<String> programs = fields.get("programs").items().stream()
                .map(item -> item.text(LaunchReader.FILE_NAME, "the name of a program, e.g. sox"))
                .toList();
        boolean home = templates.uses("home") || !files.isEmpty();
        return new Needs(home, templates.uses("python"), files, programs);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
