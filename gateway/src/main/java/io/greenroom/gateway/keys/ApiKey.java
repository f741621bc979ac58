package io.greenroom.gateway.keys;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A row of api_keys.
 *
 * @param hash SHA-256 hex of the key, never the key
 * @param prefix what a person recognises it by, and we find it by
 * @param scopes comma list
 * @param lastUsedAt to the minute; null: never used
 * @param expiresAt null: never
 * @param replacedBy the key that a rotation made of it; null: none
 */
@Table("api_keys")
record ApiKey(
        @Id UUID id,
        UUID workspaceId,
        @Column("api_key") String hash,
        String name,
        String prefix,
        String scopes,
        @Column("is_active") boolean active,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt,
        @Nullable UUID replacedBy) {

    Set<Scope> scopeSet() {
        return Scope.parse(scopes);
    }

    /** Whether it opens anything at that time. */
    boolean opens(Instant at) {
        return active && (expiresAt == null || expiresAt.isAfter(at));
    }

    Caller caller() {
        return new Caller(id, workspaceId, hash, scopeSet());
    }
}
