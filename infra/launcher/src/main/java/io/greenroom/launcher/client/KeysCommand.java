package io.greenroom.launcher.client;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** API keys; all of this needs the scope admin. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Lists API keys; makes, changes and revokes them (admin).")
final class KeysCommand implements Callable<Integer> {
    private static final String KEYS = "/api/api-keys";
    private static final String THE_KEY = "the key";

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    public Integer call() {
        JsonNode all = Pages.all(server.open(), "the keys", new Address(KEYS), Integer.MAX_VALUE);
        server.print(all, table(all.path("data")));
        return ExitCodes.DONE;
    }

    @Command(mixinStandardHelpOptions = true, description = "Makes a key and prints it: this once and never again.")
    int create(
            @Mixin ServerOptions to,
            @Parameters(paramLabel = "NAME", description = "Whose it is, or what for.") String name,
            @Option(
                            names = "--scope",
                            paramLabel = "SCOPE",
                            description = "submit, read or admin; repeat it for more. Default: submit and read.")
                    @Nullable
                    List<String> scopes,
            @Option(names = "--workspace", paramLabel = "ID", description = "Default: one of its own.") @Nullable
                    String workspace,
            @Option(
                            names = "--expires",
                            paramLabel = "TIME",
                            description = "Such as 2027-01-31T00:00:00Z; default: never.")
                    @Nullable
                    String expires) {
        ObjectNode wanted = Json.object().put("name", name);
        if (scopes != null) {
            scopes.forEach(wanted.putArray("scopes")::add);
        }
        Json.putIfGiven(wanted, "workspace_id", workspace);
        Json.putIfGiven(wanted, "expires_at", expires);
        return tellKey(to, to.open().post(THE_KEY, KEYS, wanted));
    }

    @Command(mixinStandardHelpOptions = true, description = "Lets a key open nothing until it is enabled again.")
    int disable(@Mixin ServerOptions to, @Parameters(paramLabel = "ID") String id) {
        return setActive(to, id, false);
    }

    @Command(mixinStandardHelpOptions = true, description = "Lets a disabled key work again.")
    int enable(@Mixin ServerOptions to, @Parameters(paramLabel = "ID") String id) {
        return setActive(to, id, true);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Makes a key that takes another's place, and prints it. The old one ends after the overlap.")
    int rotate(
            @Mixin ServerOptions to,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--overlap", paramLabel = "SECONDS", description = "How long both work; default: a day.")
                    @Nullable
                    Long overlapSeconds) {
        ObjectNode wanted = Json.object();
        if (overlapSeconds != null) {
            wanted.put("overlap_seconds", overlapSeconds);
        }
        return tellKey(to, to.open().post(THE_KEY, address(id) + "/rotate", wanted));
    }

    @Command(mixinStandardHelpOptions = true, description = "Revokes keys for good.")
    int delete(@Mixin ServerOptions to, @Parameters(arity = "1..*", paramLabel = "ID") List<String> ids) {
        GatewayClient gateway = to.open();
        for (String id : ids) {
            gateway.delete(THE_KEY + " " + id, address(id));
            to.print(Json.object().put("id", id).put("deleted", true), id + "  deleted");
        }
        return ExitCodes.DONE;
    }

    private static int setActive(ServerOptions to, String id, boolean active) {
        GatewayClient gateway = to.open();
        String name = Json.cell(gateway.get(THE_KEY, address(id)), "name");
        JsonNode changed = gateway.put(
                THE_KEY, address(id), Json.object().put("name", name).put("is_active", active));
        to.print(changed, Json.cell(changed, "id") + "  " + (active ? "enabled" : "disabled"));
        return ExitCodes.DONE;
    }

    private static int tellKey(ServerOptions to, JsonNode made) {
        to.print(made, Json.cell(made, "key"));
        return ExitCodes.DONE;
    }

    private static String address(String id) {
        return KEYS + "/" + Address.segment(id);
    }

    private static String table(JsonNode keys) {
        Columns columns = new Columns("ID", "PREFIX", "SCOPES", "ACTIVE", "EXPIRES", "LAST USED", "NAME");
        keys.forEach(key -> columns.add(
                Json.cell(key, "id"),
                Json.cell(key, "prefix"),
                key.path("scopes").valueStream().map(JsonNode::asString).collect(Collectors.joining(",")),
                Json.cell(key, "is_active"),
                Json.cell(key, "expires_at"),
                Json.cell(key, "last_used_at"),
                Json.cell(key, "name")));
        return columns.toString();
    }
}
