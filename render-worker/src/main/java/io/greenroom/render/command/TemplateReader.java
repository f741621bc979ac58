package io.greenroom.render.command;

import io.greenroom.render.engine.DeclaredParams;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Reads the templates of one profile, and remembers what they use. */
final class TemplateReader {

    private static final Set<String> PLACES =
            Set.of("audio", "video", "image", "output", "outdir", "workdir", "gpu", "config", "python", "home");

    private final DeclaredParams params;
    private final Set<String> used = new HashSet<>();

    TemplateReader(DeclaredParams params) {
        this.params = params;
    }

    boolean uses(String place) {
        return used.contains(place);
    }

    /** Refuses one that names what there is not. */
    Template read(Entry entry) {
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

    /** Also refuses one that a param could turn into an option. */
    Template readArgument(Entry entry) {
        Template template = read(entry);
        if (!template.text().startsWith("{" + Template.PARAM)) {
            return template;
        }
        String name = template.text()
                .substring(Template.PARAM.length() + 1, template.text().indexOf('}'));
        boolean mayBeNegative = params.find(name)
                .filter(param -> ParamReader.isNumber(param) && (param.least() == null || param.least() < 0))
                .isPresent();
        if (mayBeNegative) {
            // "-5" by itself is an option to many programs.
            throw entry.wrong("written as --option={param." + name + "}, since the number may be negative");
        }
        return template;
    }
}
