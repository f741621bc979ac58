package io.greenroom.gateway.ui;

import java.util.List;

/**
 * A page exported once for every id: a segment {@code _} of its path stands for any one segment of a request.
 *
 * <p>{@code /tasks/_.html} answers {@code /tasks/17}, {@code /tasks/_.txt} answers {@code /tasks/17.txt} and
 * {@code /tasks/_/a.txt} answers {@code /tasks/17/a.txt}. A name that only begins with an underscore is no hole.
 */
record Template(List<String> segments, UiFile file) {
    private static final String HOLE = "_";
    private static final String PAGE = HOLE + ".html";

    static boolean isOne(String path) {
        return segmentsOf(path).stream().anyMatch(Template::hasHole);
    }

    static Template of(String path, UiFile file) {
        return new Template(segmentsOf(path), file);
    }

    static List<String> segmentsOf(String path) {
        return List.of(path.substring(1).split("/"));
    }

    boolean matches(List<String> request) {
        if (request.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (!matches(segments.get(i), request.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(String segment, String asked) {
        if (!hasHole(segment)) {
            return segment.equals(asked);
        }
        if (segment.equals(HOLE)) {
            return !asked.isEmpty();
        }
        if (segment.equals(PAGE)) {
            // Ids have no dot: what has one asks for a file that is not there.
            return !asked.isEmpty() && asked.indexOf('.') < 0;
        }
        String ending = segment.substring(HOLE.length());
        return asked.length() > ending.length() && asked.endsWith(ending);
    }

    private static boolean hasHole(String segment) {
        return segment.equals(HOLE) || segment.startsWith(HOLE + ".");
    }
}
