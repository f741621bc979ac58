package io.greenroom.faults.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenancyTest {

    @TempDir
    Path farms;

    private FarmDirectory former;
    private Process program;

    @BeforeEach
    void aProgramOfAnEarlierFarm() throws IOException {
        former = new FarmDirectory(Files.createDirectories(farms.resolve("former")));
        ProcessBuilder builder = new ProcessBuilder(List.of("sleep", "600"));
        builder.environment().put(Farm.MARK, former.path().toString());
        program = builder.start();
    }

    @AfterEach
    void end() {
        program.destroyForcibly();
    }

    @Test
    void endsWhatIsLeftOfAFarmWhoseRunWasKilled() throws Exception {
        Files.createFile(former.path().resolve("lock"));
        try (Tenancy next = Tenancy.take(new FarmDirectory(farms.resolve("next")))) {
            assertThat(program.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(former.path().resolve("lock")).doesNotExist();
        }
    }

    @Test
    void leavesAFarmAloneThatIsHeld() throws Exception {
        try (Tenancy held = Tenancy.take(former);
                Tenancy next = Tenancy.take(new FarmDirectory(farms.resolve("next")))) {
            assertThat(program.isAlive()).isTrue();
            assertThatThrownBy(() -> Tenancy.take(former))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another fault run works in");
        }
    }
}
