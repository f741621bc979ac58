package io.greenroom.gateway.keys;

import io.greenroom.gateway.problems.Problem;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, however they proved it. A controller takes it as a parameter.
 *
 * @param keyId the key behind the request, also behind a session or a ticket
 * @param workspaceId what it works in; what it makes belongs there
 * @param keyHash SHA-256 hex of the key: the column api_key of what it makes
 * @param scopes what it may do
 * @param session SHA-256 hex of the token of the browser session it came by, also of a ticket's; null: it showed the key
 */
public record Caller(
        UUID keyId,
        UUID workspaceId,
        String keyHash,
        Set<Scope> scopes,
        @Nullable String session) {

    /** The request attribute under which an authenticated request carries its caller. */
    public static final String ATTRIBUTE = Caller.class.getName();

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    public Caller(UUID keyId, UUID workspaceId, String keyHash, Set<Scope> scopes) {
        this(keyId, workspaceId, keyHash, scopes, null);
    }

    /** The same key's, come by another way. */
    Caller by(@Nullable String session) {
        return new Caller(keyId, workspaceId, keyHash, scopes, session);
    }

    /** Whether it may see and change what belongs to others. */
    public boolean admin() {
        return scopes.contains(Scope.ADMIN);
    }

    /** The one workspace to filter by; null for an admin, who sees all. */
    public @Nullable UUID onlyWorkspace() {
        return admin() ? null : workspaceId;
    }

    /** Whether a thing of that workspace exists for this caller. */
    public boolean sees(UUID workspace) {
        return admin() || workspaceId.equals(workspace);
    }

    public boolean may(Scope scope) {
        return admin() || scopes.contains(scope);
    }

    /** Refuses as {@code forbidden} what the key's scopes do not allow. */
    public void require(Scope scope) {
        if (!may(scope)) {
            throw Problem.FORBIDDEN.because("This needs a key with the scope " + scope.word() + ".");
        }
    }
}
