package io.greenroom.render.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The guide says what the code reads. */
class EnginesGuideTest {

    private static final Path ROOT = Path.of(System.getProperty("greenroom.root"));
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private String guide = "";

    @BeforeEach
    void read() throws IOException {
        guide = Files.readString(ROOT.resolve("docs/engines.md"));
    }

    @Test
    void itsExampleIsAProfile() {
        Matcher example = YAML.matcher(guide);

        assertThat(example.find()).isTrue();
        assertThat(ProfileReader.read("engines.md", example.group(1)).name()).isEqualTo("mytool");
    }

    @Test
    void itTellsOfEveryKey() {
        assertThat(ProfileReader.KEYS).allSatisfy(key -> assertThat(guide).contains("\n| `" + key + "` | "));
    }

    @Test
    void itTellsOfEveryParamOfTheProfilesThatComeWithIt() throws IOException {
        for (String name : new String[] {"musetalk", "wav2lip", "latentsync"}) {
            var profile = ProfileReader.read(name, StandIns.profile(name));
            String row = guide.lines()
                    .filter(line -> line.startsWith("| `" + name + "` | `"))
                    .findFirst()
                    .orElseThrow();
            assertThat(profile.offer().params().all())
                    .allSatisfy(param -> assertThat(row).contains("`" + param.name() + "`"));
        }
    }
}
