package io.greenroom.gateway.audit;

import io.greenroom.events.Header;
import io.greenroom.gateway.keys.Audited;
import io.greenroom.gateway.keys.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what was done with who asked for it, in the transaction that does it: if it cannot be kept it is not done. */
@Component
class AuditTrail {

    /** What the column holds; an IPv6 address may name an interface after it. */
    private static final int LONGEST_ADDRESS = 64;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditTrail(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Nothing is kept where no request is under way: then nobody asked for it. */
    @EventListener
    @Transactional
    void keep(Audited done) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes.getRequest().getAttribute(Caller.ATTRIBUTE) instanceof Caller caller) {
            insert(done, caller.keyId(), attributes.getRequest().getRemoteAddr());
        }
    }

    private void insert(Audited done, UUID key, String address) {
        jdbc.sql("""
                        insert into audit (id, created_at, action, key_id, key_name,
                                           address, target, workspace_id, details)
                        values (:id, now(3), :action, :key, (select name from api_keys where id = :key),
                                :address, :target, :workspace, :details)
                        """)
                .param("id", Header.newId().toString())
                .param("action", done.action().word())
                .param("key", key.toString())
                .param("address", address.substring(0, Math.min(address.length(), LONGEST_ADDRESS)))
                .param("target", done.target())
                .param("workspace", text(done.workspaceId()))
                .param("details", done.details().isEmpty() ? null : json.writeValueAsString(done.details()))
                .update();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
