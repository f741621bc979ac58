package io.greenroom.render.command;

import io.greenroom.events.WorkerHeartbeat.Param;
import io.greenroom.render.command.CommandProfile.Argument;
import io.greenroom.render.command.CommandProfile.ConfigFile;
import io.greenroom.render.command.CommandProfile.Launch;
import io.greenroom.render.engine.DeclaredParams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a profile says of the program: command, place, variables and config file. */
record LaunchReader(Fields fields, DeclaredParams params, TemplateReader templates) {

    static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern DIRECTORY_NAME = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]+");

    Launch read() {
        List<Argument> command = command();
        Map<String, Template> environment = environment();
        ConfigFile config = config();
        if (templates.uses("config") != (config != null)) {
            throw fields.get("config").wrong("there if {config} is used, with 'file' and 'text', and only then");
        }
        List<String> own = fields.get("own").items().stream()
                .map(item -> item.text(DIRECTORY_NAME, "the name of a directory in the checkout"))
                .toList();
        return new Launch(command, directory(own), own, environment, config);
    }

    private List<Argument> command() {
        Entry entry = fields.get("command");
        List<Argument> command = new ArrayList<>();
        for (Entry item : entry.items()) {
            command.addAll(arguments(item));
        }
        if (command.isEmpty() || !isProgram(command.get(0))) {
            throw entry.wrong("a list that begins with the program, e.g. [\"{python}\", \"inference.py\"]");
        }
        return command;
    }

    /** A task chooses no programs. */
    private static boolean isProgram(Argument argument) {
        return argument.when() == null
                && argument.text().names().stream().noneMatch(name -> name.startsWith(Template.PARAM));
    }

    /** Of a text, or of a map of 'when' and 'add'. */
    private List<Argument> arguments(Entry item) {
        if (!item.isMap()) {
            return List.of(new Argument(templates.readArgument(item), null));
        }
        Fields conditional = item.fields("when", "add");
        List<String> switches = params.all().stream()
                .filter(param -> param.type() == Param.Type.YES_NO)
                .map(Param::name)
                .toList();
        Entry when = conditional.get("when");
        String wanted = "the name of a param of type yes_no; there are: " + String.join(", ", switches);
        String name = when.text(wanted);
        if (!switches.contains(name)) {
            throw when.wrong(wanted);
        }
        return conditional.get("add").items().stream()
                .map(added -> new Argument(templates.readArgument(added), name))
                .toList();
    }

    private Map<String, Template> environment() {
        Map<String, Template> environment = new LinkedHashMap<>();
        fields.get("environment").named("variables with their values").forEach((variable, value) -> {
            if (!VARIABLE.matcher(variable).matches()) {
                throw value.wrong("the value of a variable; its name must be letters, digits and _");
            }
            environment.put(variable, templates.read(value));
        });
        return environment;
    }

    private @Nullable ConfigFile config() {
        Entry config = fields.get("config");
        if (!config.given()) {
            return null;
        }
        Fields parts = config.fields("file", "text");
        return new ConfigFile(
                parts.get("file").text(FILE_NAME, "a file name, e.g. inference.yaml"),
                templates.read(parts.get("text")));
    }

    private Template directory(List<String> own) {
        Entry directory = fields.get("directory");
        if (directory.given() && !own.isEmpty()) {
            throw directory.wrong("left out, since 'own' makes a directory to run in");
        }
        if (directory.given()) {
            return templates.read(directory);
        }
        boolean checkout = templates.uses("home") || templates.uses("python") || !own.isEmpty();
        return templates.read(new Entry(directory.file(), directory.key(), checkout ? "{home}" : "{workdir}"));
    }
}
