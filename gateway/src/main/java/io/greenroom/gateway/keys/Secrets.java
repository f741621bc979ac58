package io.greenroom.gateway.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** Makes what opens doors, and the digest that is kept of it. */
final class Secrets {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int ID_LENGTH = 8;
    /** 190 bits. */
    private static final int SECRET_LENGTH = 32;
    /** 62^6 holds any CRC-32. */
    private static final int CHECKSUM_LENGTH = 6;

    private static final Pattern FORM = Pattern.compile(
            "(gr_[0-9A-Za-z]{" + ID_LENGTH + "})_[0-9A-Za-z]{" + (SECRET_LENGTH + CHECKSUM_LENGTH) + "}");

    /** In the place of a prefix, for a key of another form: only the operator's own can be one. */
    private static final String OPERATORS = "admin";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /**
     * A new key.
     *
     * @param text what its holder keeps; known to nobody else after the answer that shows it
     * @param prefix what a person recognises it by
     */
    record NewKey(String text, String prefix) {
        String hash() {
            return Secrets.hash(text);
        }
    }

    /** {@code gr_<id>_<secret><checksum>}: scanners find it, and a mistyped one is refused without asking the database. */
    static NewKey newKey() {
        String prefix = "gr_" + random(ID_LENGTH);
        String body = prefix + "_" + random(SECRET_LENGTH);
        return new NewKey(body + checksum(body), prefix);
    }

    /** A token for a session or a ticket. */
    static String newToken() {
        return random(SECRET_LENGTH + ID_LENGTH);
    }

    /** False only for what cannot be a key: one in our form whose checksum is off. Other forms are an operator's choice. */
    static boolean plausible(String key) {
        int end = key.length() - CHECKSUM_LENGTH;
        return !FORM.matcher(key).matches() || key.substring(end).equals(checksum(key.substring(0, end)));
    }

    /** The part of a key that anyone may see, by which its row is found. */
    static String prefix(String key) {
        Matcher form = FORM.matcher(key);
        return form.matches() ? form.group(1) : OPERATORS;
    }

    /** Whether two digests are the same, in a time that tells nothing of how much of them is. */
    static boolean same(String hash, String other) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    /** SHA-256 hex. */
    static String hash(String secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String random(int length) {
        return RANDOM.ints(length, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining());
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        char[] digits = new char[CHECKSUM_LENGTH];
        long rest = crc.getValue();
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
            rest /= ALPHABET.length();
        }
        return new String(digits);
    }
}
