package io.greenroom.gateway.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.events.Route;
import io.greenroom.events.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** ARCHITECTURE.md says what the code does, or the build fails. */
class ArchitecturePageTest {

    private static final Path ROOT = Path.of(System.getProperty("greenroom.root"));

    private final String page = read(ROOT.resolve("ARCHITECTURE.md"));

    @Test
    void itsMessageTableIsTheTopology() {
        List<String> rows = page.lines()
                .filter(line -> line.matches("\\| `[A-Z]\\w+` \\|.*"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        Topology.ROUTES.stream().map(ArchitecturePageTest::row).toList());
    }

    @Test
    void itsStateDiagramIsTheTableOfAllowedMoves() {
        Set<String> drawn = matches("(\\w+) --> (\\w+): ")
                .filter(arrow -> !arrow.group(1).equals("*"))
                .map(arrow -> arrow.group(1) + " " + arrow.group(2))
                .collect(Collectors.toSet());
        Set<String> allowed = Arrays.stream(TaskStatus.values())
                .flatMap(from -> from.allowed().stream().map(to -> from.word() + " " + to.word()))
                .collect(Collectors.toSet());
        assertThat(drawn).isEqualTo(allowed);
    }

    @Test
    void everyFileThatItNamesIsThere() throws IOException {
        Set<String> named =
                matches("`(\\w+\\.java)`").map(file -> file.group(1)).collect(Collectors.toSet());
        assertThat(named).isNotEmpty();
        try (Stream<Path> files = Files.find(
                ROOT,
                20,
                (file, attributes) -> file.toString().endsWith(".java")
                        && file.toString().contains(java.io.File.separator + "src" + java.io.File.separator))) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .containsAll(named);
        }
    }

    private static String row(Route route) {
        String key = route.key().isEmpty() ? "" : "`" + route.key() + "` ";
        return "| `" + route.payload().getSimpleName() + "` | `" + route.exchange() + "` | " + key + "| `"
                + route.queue() + "` | " + route.reader() + " |";
    }

    private Stream<MatchResult> matches(String pattern) {
        return Pattern.compile(pattern).matcher(page).results();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }
}
