package io.greenroom.faults.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FarmDirectoryTest {

    @Test
    void liesInTheRepository() {
        assertThat(FarmDirectory.unused(Path.of("/srv/green"))).startsWithRaw(Path.of("/srv/green/.greenroom/faults"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/srv/new comer", "/srv/\u7eff\u5ba4", "/srv/it's"})
    void liesElsewhereWhereTheRepositorysPathIsNotPlain(String root) {
        Path directory = FarmDirectory.unused(Path.of(root));
        assertThat(FarmDirectory.isPlain(directory)).isTrue();
        assertThat(directory).doesNotExist();
        assertThat(FarmSettings.of(Path.of(root)).directory()).isAbsolute();
    }
}
