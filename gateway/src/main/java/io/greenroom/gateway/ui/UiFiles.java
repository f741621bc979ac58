package io.greenroom.gateway.ui;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the file of the export that answers a path. Only what was in the jar at the start can be found, so no path,
 * however written, leads out of it.
 */
class UiFiles {
    private static final String NOT_FOUND_PAGE = "/404.html";

    private final Map<String, UiFile> files;
    private final List<Template> templates;
    private final UiFile notFound;

    /** @throws IllegalStateException when there is no export: the web-ui module was not built */
    UiFiles(Map<String, UiFile> files) {
        this.files = Map.copyOf(files);
        this.templates = files.entrySet().stream()
                .filter(entry -> Template.isOne(entry.getKey()))
                .map(entry -> Template.of(entry.getKey(), entry.getValue()))
                .toList();
        UiFile page = files.get(NOT_FOUND_PAGE);
        if (page == null) {
            throw new IllegalStateException("The web pages are not on the classpath: build the module web-ui first");
        }
        this.notFound = page;
    }

    /** @param path begins with a slash, decoded */
    Optional<UiFile> find(String path) {
        String page = path.equals("/") ? "/index" : withoutTrailingSlash(path);
        return Optional.ofNullable(files.get(path))
                .or(() -> Optional.ofNullable(files.get(page + ".html")))
                .or(() -> fromTemplate(page));
    }

    UiFile notFound() {
        return notFound;
    }

    private Optional<UiFile> fromTemplate(String page) {
        List<String> segments = Template.segmentsOf(page);
        return templates.stream()
                .filter(template -> template.matches(segments))
                .findFirst()
                .map(Template::file);
    }

    private static String withoutTrailingSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
