package io.greenroom.gateway.idempotency;

/**
 * The right to make what was asked for under an idempotency key. Whoever makes it completes the claim in the same
 * transaction ({@link IdempotencyKeys#complete}), which fails if the claim was lost to another meanwhile.
 *
 * @param row of the key
 * @param token tells this claim from any other on the same row
 */
public record Claim(String row, String token) {

    /** Of a request that came without a key: made as often as it comes. */
    public static final Claim NONE = new Claim("", "");
}
