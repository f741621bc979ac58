package io.greenroom.launcher.stack;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.stream.Collectors;

/** What is made once for a stack and kept in its home: the admin key and the cookie its processes carry. */
final class Secrets {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 40;

    private Secrets() {}

    /**
     * The admin key of this home, made at the first call. Not in the gateway's own form (gr_..), which carries a checksum
     * that only the gateway makes.
     */
    static String adminKey(Home home) {
        return kept(home.adminKey(), "admin_");
    }

    /** A value that only the processes of this home have in their environment; so their descendants are known too. */
    static String cookie(Home home) {
        return kept(home.cookie(), "");
    }

    private static String kept(Path file, String prefix) {
        return Home.read(file)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElseGet(() -> {
                    String made = prefix + random();
                    Home.write(file, made + "\n");
                    return made;
                });
    }

    private static String random() {
        return new SecureRandom()
                .ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining());
    }
}
