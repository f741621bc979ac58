package io.greenroom.render.command;

import io.greenroom.events.WorkerHeartbeat.Param;
import io.greenroom.render.command.CommandProfile.Argument;
import io.greenroom.render.command.CommandProfile.ConfigFile;
import io.greenroom.render.command.CommandProfile.Launch;
import io.greenroom.render.command.CommandProfile.Limits;
import io.greenroom.render.command.CommandProfile.Needs;
import io.greenroom.render.command.CommandProfile.Offer;
import io.greenroom.render.engine.DeclaredParams;
import io.greenroom.render.engine.InputForm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a profile and refuses what cannot work, in one line that names file, key and remedy. */
final class ProfileReader {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    /** Below a directory and not out of it. */
    private static final Pattern RELATIVE = Pattern.compile("(?!.*\\.\\.)[A-Za-z0-9._-][A-Za-z0-9._/-]*");

    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern DIRECTORY_NAME = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]+");
    private static final Set<String> PLACES =
            Set.of("audio", "video", "image", "output", "outdir", "workdir", "gpu", "config", "python", "home");

    private static final double DAY_SECONDS = 86_400;

    private final Fields fields;
    private final DeclaredParams params;
    /** Every place that a template names. */
    private final Set<String> used = new HashSet<>();

    private ProfileReader(Entry profile) {
        fields = profile.fields(
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
        params = ParamReader.read(fields.get("params"));
    }

    /**
     * Reads it.
     *
     * @param file its name, for the line
     * @throws IllegalArgumentException in one line with the remedy
     */
    static CommandProfile read(String file, String yaml) {
        return new ProfileReader(Entry.of(file, yaml)).profile();
    }

    private CommandProfile profile() {
        String name = fields.get("name").text(NAME, "the engine's name: lower case letters, digits, - and _");
        double tolerance = fields.get("length_tolerance").number(0, 60, 0.5);
        InputForm form =
                fields.get("input").oneOf(Map.of("fitted", InputForm.FITTED, "as_uploaded", InputForm.AS_UPLOADED));
        var offer = new Offer(fields.get("lip_sync").yesNo(true), seconds(tolerance), form, params);
        Launch launch = launch();
        var result = OutputRulesReader.result(fields.get("result"), this::template);
        var output = new CommandProfile.Output(
                OutputRulesReader.steps(fields.get("progress")),
                OutputRulesReader.failures(fields.get("failures")),
                result);
        return new CommandProfile(name, offer, launch, output, limits(), needs(launch));
    }

    private Launch launch() {
        List<Argument> command = new ArrayList<>();
        for (Entry item : fields.get("command").items()) {
            command.addAll(arguments(item));
        }
        if (command.isEmpty()
                || command.get(0).when() != null
                || usesParam(command.get(0).text())) {
            throw fields.get("command")
                    .wrong("a list that begins with the program, e.g. [\"{python}\", \"inference.py\"]");
        }
        Map<String, Template> environment = new LinkedHashMap<>();
        fields.get("environment").named("variables with their values").forEach((variable, value) -> {
            if (!VARIABLE.matcher(variable).matches()) {
                throw value.wrong("the value of a variable; its name must be letters, digits and _");
            }
            environment.put(variable, template(value));
        });
        ConfigFile config = config();
        List<String> own = fields.get("own").items().stream()
                .map(item -> item.text(DIRECTORY_NAME, "the name of a directory in the checkout"))
                .toList();
        Entry directory = fields.get("directory");
        if (!own.isEmpty() && directory.given()) {
            throw directory.wrong("left out, since 'own' makes a directory to run in");
        }
        Template runsIn = directory.given() ? template(directory) : new Template(own.isEmpty() ? "" : "{home}");
        if (!own.isEmpty()) {
            used.add("home");
        } else if (runsIn.text().isEmpty()) {
            runsIn = new Template(used.contains("home") || used.contains("python") ? "{home}" : "{workdir}");
            used.addAll(runsIn.names());
        }
        if (used.contains("config") != (config != null)) {
            throw fields.get("config").wrong("there if {config} is used, with 'file' and 'text', and only then");
        }
        return new Launch(command, runsIn, own, environment, config);
    }

    /** A text, or a map of 'when' and 'add'. */
    private List<Argument> arguments(Entry item) {
        if (!item.isMap()) {
            return List.of(new Argument(argument(item), null));
        }
        Fields conditional = item.fields("when", "add");
        Set<String> switches = new TreeSet<>();
        params.all().stream()
                .filter(param -> param.type() == Param.Type.YES_NO)
                .forEach(param -> switches.add(param.name()));
        String when = conditional.get("when").text("the name of a param of type yes_no");
        if (!switches.contains(when)) {
            throw conditional
                    .get("when")
                    .wrong("the name of a param of type yes_no; there are: " + String.join(", ", switches));
        }
        return conditional.get("add").items().stream()
                .map(added -> new Argument(argument(added), when))
                .toList();
    }

    private Template argument(Entry item) {
        Template template = template(item);
        if (template.text().startsWith("{" + Template.PARAM)) {
            String name = template.text()
                    .substring(Template.PARAM.length() + 1, template.text().indexOf('}'));
            boolean mayBeNegative = params.find(name)
                    .filter(param -> ParamReader.isNumber(param) && (param.least() == null || param.least() < 0))
                    .isPresent();
            if (mayBeNegative) {
                // "-5" by itself is an option to many programs.
                throw item.wrong("written as --option={param." + name + "}, since the number may be negative");
            }
        }
        return template;
    }

    private Template template(Entry entry) {
        var template = new Template(entry.text("a text in quotes"));
        for (String name : template.names()) {
            boolean declared = name.startsWith(Template.PARAM)
                    && params.find(name.substring(Template.PARAM.length())).isPresent();
            if (!declared && !PLACES.contains(name)) {
                throw entry.wrong("without {" + name + "}: known are {" + String.join("}, {", new TreeSet<>(PLACES))
                        + "} and {param.<name>} of a declared param");
            }
            used.add(name);
        }
        return template;
    }

    private static boolean usesParam(Template template) {
        return template.names().stream().anyMatch(name -> name.startsWith(Template.PARAM));
    }

    private @Nullable ConfigFile config() {
        Entry config = fields.get("config");
        if (!config.given()) {
            return null;
        }
        Fields parts = config.fields("file", "text");
        return new ConfigFile(
                parts.get("file").text(FILE_NAME, "a file name, e.g. inference.yaml"), template(parts.get("text")));
    }

    private Limits limits() {
        Fields patience =
                fields.get("patience").fields("first_line", "rendering", "otherwise", "total_factor", "total_base");
        return new Limits(
                seconds(patience.get("first_line").number(1, DAY_SECONDS, 120)),
                seconds(patience.get("rendering").number(1, DAY_SECONDS, 180)),
                seconds(patience.get("otherwise").number(1, DAY_SECONDS, 300)),
                patience.get("total_factor").number(1, 10_000, 15),
                seconds(patience.get("total_base").number(1, DAY_SECONDS, 180)));
    }

    private Needs needs(Launch launch) {
        List<String> files = fields.get("requires").items().stream()
                .map(item -> item.text(RELATIVE, "a path below the checkout, e.g. models/unet.pth"))
                .toList();
        List<String> programs = fields.get("programs").items().stream()
                .map(item -> item.text(FILE_NAME, "the name of a program, e.g. ffmpeg"))
                .toList();
        boolean home =
                used.contains("home") || !files.isEmpty() || !launch.own().isEmpty();
        return new Needs(home, used.contains("python"), files, programs);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
