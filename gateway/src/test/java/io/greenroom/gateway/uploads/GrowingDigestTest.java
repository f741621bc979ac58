package io.greenroom.gateway.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GrowingDigestTest {

    @Test
    void goesOnWhereAnotherHasStopped() throws Exception {
        byte[] piece = new byte[1_000_003];
        MessageDigest whole = MessageDigest.getInstance("SHA-256");
        String state = null;
        for (int round = 0; round < 5; round++) {
            new Random(round).nextBytes(piece);
            whole.update(piece);
            GrowingDigest digest = GrowingDigest.from(state);
            digest.add(piece, piece.length);
            state = digest.state();
            assertThat(state.length()).isLessThanOrEqualTo(512);
        }
        assertThat(GrowingDigest.from(state).hex()).isEqualTo(HexFormat.of().formatHex(whole.digest()));
    }
}
