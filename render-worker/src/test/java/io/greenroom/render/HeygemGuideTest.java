package io.greenroom.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.events.FailureReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide names what the code reads and says, nothing else. */
class HeygemGuideTest {

    private static final Path ROOT = Path.of(System.getProperty("greenroom.root"));
    private static final Pattern SETTING = Pattern.compile("GREENROOM_HEYGEM_[A-Z_]*[A-Z]");
    private static final Pattern ROW_OF_REASONS = Pattern.compile("(?m)^\\| (`[a-z_]+`(?:[,、] ?`[a-z_]+`)*) \\|");

    @ParameterizedTest
    @ValueSource(strings = {"docs/heygem.md", "docs/heygem.zh-CN.md"})
    void namesEverySettingAndNoOther(String guide) throws IOException {
        assertThat(settingsIn(Files.readString(ROOT.resolve(guide)))).isEqualTo(settingsOfTheCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/heygem.md", "docs/heygem.zh-CN.md"})
    void namesReasonsThatThereAre(String guide) throws IOException {
        Set<String> named = ROW_OF_REASONS
                .matcher(Files.readString(ROOT.resolve(guide)))
                .results()
                .flatMap(row -> Stream.of(row.group(1).split("[^a-z_]+")))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());

        assertThat(named)
                .hasSizeGreaterThan(15)
                .isSubsetOf(Stream.of(FailureReason.values())
                        .map(FailureReason::word)
                        .toList());
    }

    private static Set<String> settingsOfTheCode() throws IOException {
        Set<String> settings = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(ROOT.resolve("render-worker/src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                settings.addAll(settingsIn(Files.readString(source)));
            }
        }
        return settings;
    }

    private static Set<String> settingsIn(String text) {
        return SETTING.matcher(text)
                .results()
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
